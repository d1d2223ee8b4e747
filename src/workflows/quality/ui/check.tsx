import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Reason } from '../../../base/explain.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { ReasonTree } from '../../../platform/ui/reason-tree.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { NOT_APPLICABLE } from '../model.ts';
import { verdictsOf } from '../score.ts';
import { ConversationFacts } from './conversation.tsx';
import { Answered, Findings, Result } from './marks.tsx';
import './quality.css';
import { type CheckDetail, cardOf, readCheck } from './read.ts';
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
          <Verdict detail={detail} />
          <Items detail={detail} />
          {detail.corrections.length > 0 && (
            <Section title={t('corrected')}>
              <ul className="corrections">
                {detail.corrections.map((one) => (
                  <li key={one.at}>
                    <strong>{one.says}</strong> · {one.by} · {one.why}
                  </li>
                ))}
              </ul>
            </Section>
          )}
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

function Verdict({ detail }: { readonly detail: CheckDetail }) {
  const t = useQualityTexts();
  const queries = useQueryClient();
  const { check, mayAnswer } = detail;
  const confirm = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/checks/{id}/confirm', { params: { path: { id: check.id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  });
  return (
    <div className={check.result?.critical ? 'sums sums-critical' : 'sums'}>
      <div className="sums-line">
        <span className="sums-value">
          <Result check={check} />
        </span>
        <Findings check={check} />
        <span className="sums-state">
          <Answered check={check} urgent={mayAnswer} />
        </span>
      </div>
      {check.remark !== '' && <p className="sums-remark">{check.remark}</p>}
      {mayAnswer && (
        <div className="sheet-moves">
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirm')}
          </Button>
          {check.appeal !== null && <Button href={check.appeal}>{t('appeal')}</Button>}
          <span className="note">{t('answerUntil', { until: check.result?.answerUntil ?? '' })}</span>
        </div>
      )}
      <Failure error={confirm.error} />
    </div>
  );
}

function Items({ detail }: { readonly detail: CheckDetail }) {
  const t = useQualityTexts();
  const say = useSay();
  const card = cardOf(detail.card);
  const verdicts = new Map(verdictsOf(card, detail.check.entries).map((verdict) => [verdict.item.id, verdict]));
  const causes = new Map(card.causes.map((cause) => [cause.id, cause.title]));
  const shown = (id: string) => {
    const verdict = verdicts.get(id);
    if (!verdict?.entry) return '—';
    if (verdict.entry.value === NOT_APPLICABLE) return t('notApplicable');
    const value = verdict.value?.toString() ?? '—';
    if (card.style === 'score') return t('reached', { value, points: verdict.item.points.toString() });
    return value === '0' ? '0' : t('loss', { value });
  };
  return (
    <>
      {card.sections.map((section) => (
        <section key={section.id} aria-label={say(section.title)}>
          <h2 className="sheet-section">{say(section.title)}</h2>
          {section.items.map(({ id, title }) => {
            const verdict = verdicts.get(id);
            const cause = causes.get(verdict?.entry?.cause ?? '');
            const note = verdict?.entry?.note ?? '';
            return (
              <div key={id} className={verdict?.fault ? 'item item-lost' : 'item'}>
                <div className="item-title">{say(title)}</div>
                <div className={verdict?.fault ? 'item-value quality-loss' : 'item-value quality-calm'}>
                  {shown(id)}
                </div>
                {(cause !== undefined || note !== '') && (
                  <div className="item-more item-said">
                    {cause !== undefined && <span className="item-flag">{say(cause)}</span>}
                    {note}
                  </div>
                )}
              </div>
            );
          })}
        </section>
      ))}
    </>
  );
}
