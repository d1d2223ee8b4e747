import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Reason } from '../../../base/explain.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { ReasonTree } from '../../../platform/ui/reason-tree.tsx';
import { ConversationFacts } from './conversation.tsx';
import './quality.css';
import { CheckCorrections } from './check-corrections.tsx';
import { CheckItems } from './check-items.tsx';
import { CheckVerdict } from './check-verdict.tsx';
import { readCheck } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** A scored check with every item, for the agent, the lead and the inspector; the agent confirms or appeals here. */
export function CheckPage() {
  const t = useQualityTexts();
  const { check: id = '' } = useParams({ strict: false }) as { check?: string };
  const found = useQuery({ queryKey: ['quality', 'check', id], queryFn: () => readCheck(id) });
  if (found.isPending || found.error)
    return (
      <Page title={t('check')}>
        <Failure error={found.error} />
        {found.isPending && <Waiting lines={14} />}
      </Page>
    );
  const detail = found.data;
  const { check } = detail;
  return (
    <Page
      title={`${t('check')} · ${detail.name}`}
      scope={
        <span className="note">
          {check.result?.scoredOn} · {check.inspector}
        </span>
      }
    >
      <div className="sheet">
        <div className="sheet-items">
          <CheckVerdict detail={detail} />
          <CheckItems detail={detail} />
          <CheckCorrections detail={detail} />
          <Section title={t('why')}>
            <ReasonTree reason={detail.reason as unknown as Reason} />
          </Section>
        </div>
        <aside className="sheet-side">
          <ConversationFacts conversation={check.conversation} />
        </aside>
      </div>
    </Page>
  );
}
