import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Empty, Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import { STEP_TITLES } from '../model.ts';
import './reviews.css';
import { Card } from './card.tsx';
import { type Draft, type Drafts, draftOf, isComplete, keyOf, ratingOf } from './draft.ts';
import { Grid } from './grid.tsx';
import { readSheet, type Sheet, type SheetEntry } from './read.ts';
import { useRateTexts } from './texts.ts';
import { WorkbookPart } from './workbook.tsx';

/** Whoever leads comes for their people first. */
const ORDER = ['lead', 'self', 'peer'] as const;

/** One's own ratings: a lead's people side by side in a grid, oneself and peers one below the other, fit for a phone. */
export function RatePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const sheet = useQuery({ queryKey: ['review-sheet', id, currentLang()], queryFn: () => readSheet(id) });
  if (sheet.isPending) return <Waiting lines={14} />;
  if (sheet.error) return <Failure error={sheet.error} />;
  return <Sheets sheet={sheet.data} />;
}

function Sheets({ sheet }: { readonly sheet: Sheet }) {
  const t = useRateTexts();
  const say = useSay();
  const [drafts, setDrafts] = useState<Drafts>({});
  const { cycle, entries } = sheet;
  const form = (entry: SheetEntry) => sheet.forms.find(({ id }) => id === entry.form) as Sheet['forms'][number];
  const draft = (entry: SheetEntry) => drafts[keyOf(entry)] ?? draftOf(entry);
  const write = (entry: SheetEntry, next: Draft) => setDrafts((all) => ({ ...all, [keyOf(entry)]: next }));
  const send = useSend(cycle.id, () => setDrafts({}));
  const open = cycle.state === 'collecting';
  const steps = ORDER.filter((step) => entries.some((entry) => entry.step === step));
  const give = (chosen: readonly SheetEntry[], done: boolean) =>
    send.mutate(chosen.map((entry) => ratingOf(entry, draft(entry), done && isComplete(form(entry), draft(entry)))));
  const common = { draft, write, open, onSend: give, sending: send.isPending };
  return (
    <Page
      title={`${t('rate')} ${cycle.period}`}
      actions={open && entries.some(({ step }) => step === 'lead') ? <WorkbookPart id={cycle.id} /> : undefined}
    >
      {!open && <p className="review-amber">{t('ended')}</p>}
      {entries.length === 0 && <Empty says={t('notAsked')} />}
      <Failure error={send.error} />
      {send.isSuccess && (
        <p className="note" role="status">
          {t('saved')}
        </p>
      )}
      {steps.map((step) => {
        const own = entries.filter((entry) => entry.step === step);
        const note = `${t('until', { due: own[0]?.due ?? '' })}`;
        return (
          <Section key={step} title={say(STEP_TITLES[step])} note={note}>
            {step === 'peer' && <p className="note">{t('anonymous')}</p>}
            {step === 'lead'
              ? sheet.forms.map((one) => (
                  <Grid key={one.id} form={one} entries={own.filter((entry) => entry.form === one.id)} {...common} />
                ))
              : own.map((entry) => (
                  <Card key={entry.person} cycle={cycle.id} form={form(entry)} entry={entry} {...common} />
                ))}
          </Section>
        );
      })}
    </Page>
  );
}

function useSend(id: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ratings: readonly ReturnType<typeof ratingOf>[]) =>
      answer(api.PUT('/api/reviews/{id}/ratings', { params: { path: { id } }, body: { ratings: [...ratings] } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review-sheet', id] });
      await queries.invalidateQueries({ queryKey: ['reviews-mine'] });
      onDone();
    },
  });
}
