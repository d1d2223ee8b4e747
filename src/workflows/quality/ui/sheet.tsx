import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { type CardItem, NOT_APPLICABLE, type Scorecard } from '../model.ts';
import { sumUp, verdictsOf } from '../score.ts';
import { ConversationFacts } from './conversation.tsx';
import { type Draft, plain, useDraft } from './draft.ts';
import { ItemRow } from './item-row.tsx';
import { useKeys } from './keys.ts';
import { cardOf, type Sheet } from './read.ts';
import { Sums } from './sums.tsx';
import { useQualityTexts } from './texts.ts';

/** One conversation on its card: items down the page, the sums and the conversation at the side, everything by keyboard. */
export function SheetView({ sheet, onDone }: { readonly sheet: Sheet; readonly onDone: () => Promise<void> }) {
  const t = useQualityTexts();
  const say = useSay();
  const draft = useDraft(sheet);
  const card = useMemo(() => cardOf(sheet.card), [sheet.card]);
  const items = useMemo(() => card.sections.flatMap((section) => section.items), [card]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ id }) => draft.entries[id] === undefined),
    ),
  );
  const form = useRef<HTMLDivElement>(null);
  const entries = plain(draft.entries);
  const current = items[at] as CardItem;

  const go = (place: number) => {
    setAt(Math.max(0, Math.min(items.length - 1, place)));
  };
  const focus = (part: 'note' | 'cause') =>
    form.current?.querySelector<HTMLElement>(`[data-part="${part}-${current.id}"]`)?.focus();
  const choose = (item: CardItem, value: string, onward: boolean) => {
    draft.say(item.id, { value });
    if (onward) go(items.indexOf(item) + 1);
  };
  const submit = useMutation({
    mutationFn: async () => {
      const revision = await draft.settle();
      const body = { entries, remark: draft.remark, revision };
      return answer(api.POST('/api/quality/checks/{id}/submit', { params: { path: { id: sheet.check.id } }, body }));
    },
    onSuccess: onDone,
  });
  useSheetKeys({
    style: card.style,
    current,
    at,
    value: entries[current.id]?.value,
    choose,
    go,
    focus,
    submit: submit.mutate,
  });
  return (
    <Page
      title={`${t('score')} · ${sheet.name}`}
      scope={
        <span className="note">
          {say(card.title)} · {sheet.check.plan} · {sheet.check.day}
        </span>
      }
      actions={<Leave sheet={sheet} onDone={onDone} settle={draft.settle} />}
    >
      <div className="sheet" ref={form}>
        <div className="sheet-items">
          {card.sections.map((section) => (
            <section key={section.id} aria-label={say(section.title)}>
              <h2 className="sheet-section">{say(section.title)}</h2>
              {section.items.map((item) => (
                <ItemRow
                  key={item.id}
                  style={card.style}
                  item={item}
                  entry={draft.entries[item.id]}
                  causes={card.causes}
                  current={item === current}
                  onFocus={() => setAt(items.indexOf(item))}
                  onChoose={(value) => choose(item, value, false)}
                  onSay={(change) => draft.say(item.id, change)}
                />
              ))}
            </section>
          ))}
        </div>
        <Side sheet={sheet} card={card} draft={draft} submit={submit} />
      </div>
    </Page>
  );
}

interface SheetKeys {
  readonly style: Sheet['card']['style'];
  readonly current: CardItem;
  readonly at: number;
  readonly value: string | undefined;
  readonly choose: (item: CardItem, value: string, onward: boolean) => void;
  readonly go: (place: number) => void;
  readonly focus: (part: 'note' | 'cause') => void;
  readonly submit: () => void;
}

/** A digit chooses and goes on; a failed critical item waits for its note. */
function useSheetKeys({ style, current, at, value, choose, go, focus, submit }: SheetKeys): void {
  useKeys({
    choose: (place) => {
      const step = current.steps[place - 1]?.toString();
      if (step !== undefined) choose(current, step, !(current.critical && isFault(style, current, step)));
    },
    nudge: (by) => {
      const now = current.steps.findIndex((step) => step.toString() === value);
      const next = current.steps[Math.max(0, Math.min(current.steps.length - 1, now + by))];
      if (next) choose(current, next.toString(), false);
    },
    move: (by) => go(at + by),
    notApplicable: () => current.mayNotApply && choose(current, NOT_APPLICABLE, true),
    note: () => focus('note'),
    cause: () => focus('cause'),
    submit: () => submit(),
  });
}

interface SideProps {
  readonly sheet: Sheet;
  readonly card: Scorecard;
  readonly draft: Draft;
  readonly submit: { readonly isPending: boolean; readonly error: unknown; readonly mutate: () => void };
}

/** The sums as they grow, the remark, and what is known of the conversation. */
function Side({ sheet, card, draft, submit }: SideProps) {
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

function isFault(style: Sheet['card']['style'], item: CardItem, value: string): boolean {
  return style === 'deductions' ? value !== '0' : value !== item.points.toString();
}

/** Giving a conversation back, or taking it out of the queue with a reason. */
function Leave({
  sheet,
  onDone,
  settle,
}: {
  readonly sheet: Sheet;
  readonly onDone: () => Promise<void>;
  readonly settle: () => Promise<number>;
}) {
  const t = useQualityTexts();
  const [reason, setReason] = useState<string | null>(null);
  const path = { path: { id: sheet.check.id } };
  const release = useMutation({
    mutationFn: async () => {
      await settle();
      return answer(api.POST('/api/quality/checks/{id}/release', { params: path }));
    },
    onSuccess: () => history.back(),
  });
  const skip = useMutation({
    mutationFn: async () => {
      await settle();
      return answer(api.POST('/api/quality/checks/{id}/skip', { params: path, body: { reason: reason ?? '' } }));
    },
    onSuccess: onDone,
  });
  return (
    <>
      <Failure error={release.error ?? skip.error} />
      {reason === null ? (
        <Button onClick={() => setReason('')}>{t('skip')}</Button>
      ) : (
        <form
          className="sheet-skip"
          onSubmit={(event) => {
            event.preventDefault();
            skip.mutate();
          }}
        >
          <Input
            autoFocus
            required
            maxLength={500}
            aria-label={t('skipWhy')}
            placeholder={t('skipWhy')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" loading={skip.isPending}>
            {t('skip')}
          </Button>
        </form>
      )}
      <Button onClick={() => release.mutate()} loading={release.isPending}>
        {t('release')}
      </Button>
    </>
  );
}
