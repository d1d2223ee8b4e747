import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { More } from '../../../platform/ui/table.tsx';
import { useChecks } from './checks-read.ts';
import { Answered, Contest, Findings, isOpen, Result } from './marks.tsx';
import './quality.css';
import { useQualityTexts } from './texts.ts';

/** One's own checks, made for a phone: what was found, and whether a word is still waited for. */
export function MinePage() {
  const t = useQualityTexts();
  const found = useChecks({ mine: '1' });
  const me = useMe().data;
  const mayAppeal = me != null && reaches(me, 'appeal.file');
  return (
    <Page title={t('mine')}>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={10} />}
      {found.read && found.rows.length === 0 && <Empty says={t('noMine')} />}
      <ul className="mine">
        {found.rows.map((check) => (
          <li key={check.id}>
            <Link className="mine-check" to={'/quality/checks/$check' as never} params={{ check: check.id } as never}>
              <span className="mine-what">
                {check.day} · {check.conversation.channel ?? '—'} · {check.conversation.issue ?? check.conversation.key}
              </span>
              <span className="mine-result">
                <Result check={check} />
              </span>
              <span className="note mine-state">
                {check.inspector} · <Answered check={check} urgent />
              </span>
              <Findings check={check} />
            </Link>
            {mayAppeal && isOpen(check) && <Contest check={check} className="mine-contest" />}
          </li>
        ))}
      </ul>
      <More onMore={found.onMore} />
    </Page>
  );
}
