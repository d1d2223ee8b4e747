import { useMemo, useRef, useState } from 'react';
import { Page } from '../../../platform/ui/page.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { cardOf } from '../cards/plain.ts';
import type { CardItem } from '../model.ts';
import { plain, useDraft } from './draft.ts';
import { Leave } from './leave.tsx';
import type { Sheet } from './read.ts';
import { SheetItems } from './sheet-items.tsx';
import { useSheetKeys } from './sheet-keys.ts';
import { SheetSide } from './sheet-side.tsx';
import { useSubmit } from './submit.ts';
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
  const submit = useSubmit(sheet, draft, onDone);
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
        <SheetItems
          card={card}
          current={current}
          draft={draft}
          onFocus={(item) => setAt(items.indexOf(item))}
          onChoose={(item, value) => choose(item, value, false)}
        />
        <SheetSide sheet={sheet} card={card} draft={draft} submit={submit} />
      </div>
    </Page>
  );
}
