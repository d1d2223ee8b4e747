import { OriginOf } from '../../../platform/ui/origin-link.tsx';
import { quantityText } from '../../../platform/ui/quantity.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import './quality.css';
import type { CheckRow } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** What is known of a conversation, in the order in which one reads it; what is missing says so. */
export function ConversationFacts({ conversation }: { readonly conversation: CheckRow['conversation'] }) {
  const t = useQualityTexts();
  const lang = useLang();
  const flag = (value: string | null) => (value === null ? null : value === 'true' ? t('yes') : t('no'));
  const seconds = (value: string | null) => (value === null ? null : quantityText(value, 's', lang));
  const facts = [
    [t('contact'), conversation.key],
    [t('startedAt'), conversation.startedAt.slice(0, 16)],
    [t('channel'), conversation.channel],
    [t('project'), conversation.project],
    [t('issue'), conversation.issue],
    [t('firstResponse'), seconds(conversation.firstResponse)],
    [t('handleTime'), seconds(conversation.handleTime)],
    [t('resolved'), flag(conversation.resolved)],
    [t('transferred'), flag(conversation.transferred)],
    [t('customer'), conversation.customer],
    [t('order'), conversation.order],
  ] as const;
  return (
    <>
      <OriginOf row={{ kind: 'contact', key: conversation.key }} />
      <dl className="facts" aria-label={t('conversation')}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
