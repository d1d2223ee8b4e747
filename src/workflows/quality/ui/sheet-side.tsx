import { Button, Input } from 'antd';
import { Failure } from '../../../platform/ui/problems.tsx';
import type { Scorecard } from '../model.ts';
import { sumUp, verdictsOf } from '../score.ts';
import { ConversationFacts } from './conversation.tsx';
import { type Draft, plain } from './draft.ts';
import type { Sheet } from './read.ts';
import { Sums } from './sums.tsx';
import { useQualityTexts } from './texts.ts';

interface SideProps {
  readonly sheet: Sheet;
  readonly card: Scorecard;
  readonly draft: Draft;
  readonly submit: { readonly isPending: boolean; readonly error: unknown; readonly mutate: () => void };
}

/** The sums as they grow, the remark, and what is known of the conversation. */
export function SheetSide({ sheet, card, draft, submit }: SideProps) {
  const t = useQualityTexts();
  const entries = plain(draft.entries);
  return (
    <aside className="sheet-side">
      <Sums style={card.style} score={sumUp(card, entries)} verdicts={verdictsOf(card, entries)} />
      <div className="sheet-remark">
        <label className="note" htmlFor="sheet-remark">
          {t('remark')}
        </label>
        <Input.TextArea
          id="sheet-remark"
          value={draft.remark}
          maxLength={2000}
          rows={2}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => draft.setRemark(event.target.value)}
        />
      </div>
      <div className="sheet-moves">
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
          {t('submit')}
        </Button>
        <span className="note" aria-live="polite">
          {draft.state === 'saving' ? t('saving') : t('saved')}
        </span>
      </div>
      <Failure error={submit.error ?? draft.error} />
      <ConversationFacts conversation={sheet.check.conversation} />
      <p className="note">{t('blind')}</p>
      <p className="note sheet-keys">{t('keys')}</p>
    </aside>
  );
}
