import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { useHidden } from '../../../platform/ui/hidden.ts';
import { instantText } from '../../../platform/ui/instant.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { quantityText } from '../../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { Field } from './field.tsx';
import type { Payslip } from './read.ts';
import { useSlipTexts } from './texts.ts';

/** What the person says to the payslip, and what HR answered. */
export function AnswerPart({ slip, own }: { readonly slip: Payslip; readonly own: boolean }) {
  const t = useSlipTexts();
  const [asking, setAsking] = useState(false);
  const over = slip.state === 'closed' || slip.answerUntil === null || Date.parse(slip.answerUntil) <= Date.now();
  if (!own && slip.questions.length === 0 && slip.confirmedAt === null) return null;
  const state = slip.confirmedAt !== null ? `${t('confirmed')} · ${instantText(slip.confirmedAt)}` : t('accepted');
  const until = t('answerUntil', { until: instantText(slip.answerUntil ?? new Date().toISOString()) });
  return (
    <Section title={own ? t('yourAnswer') : t('questions')}>
      <div className="slip-answer">
        {slip.confirmedAt !== null || over ? <p>{state}</p> : own && <p>{until}</p>}
        {own && !over && !asking && (
          <p className="run-moves">
            {slip.confirmedAt === null && <ConfirmButton slip={slip} />}
            <Button onClick={() => setAsking(true)}>{t('ask')}</Button>
          </p>
        )}
        {asking && <AskForm slip={slip} onDone={() => setAsking(false)} />}
        {slip.questions.map((question) => (
          <QuestionView key={question.id} question={question} appealable={own} />
        ))}
      </div>
    </Section>
  );
}

function useRefresh(slip: Payslip) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['payslip', slip.person, slip.run] }),
      queries.invalidateQueries({ queryKey: ['payslips', slip.person] }),
    ]);
}

function ConfirmButton({ slip }: { readonly slip: Payslip }) {
  const t = useSlipTexts();
  const path = { person: slip.person, run: slip.run };
  const confirm = useMutation({
    mutationFn: () => answer(api.POST('/api/people/{person}/payslips/{run}/confirm', { params: { path } })),
    onSuccess: useRefresh(slip),
  });
  return (
    <>
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('confirm')}
      </Button>
      <Failure error={confirm.error} />
    </>
  );
}

function AskForm({ slip, onDone }: { readonly slip: Payslip; readonly onDone: () => void }) {
  const t = useSlipTexts();
  const lang = useLang();
  const hidden = useHidden();
  const say = useSay();
  const choices = [
    ...slip.lines.map(({ id, title }) => ({ id, title: say(title) || id })),
    ...slip.deltas.map(({ fromRun, line, period, amount }) => ({
      id: `${fromRun}/${line}`,
      title: `${t('corrections')} ${period}${hidden ? '' : ` · ${quantityText(amount, 'yuan', lang, true)}`}`,
    })),
  ];
  const [line, setLine] = useState(slip.payLine ?? choices[0]?.id ?? '');
  const [text, setText] = useState('');
  const refresh = useRefresh(slip);
  const path = { person: slip.person, run: slip.run };
  const ask = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/people/{person}/payslips/{run}/questions', { params: { path }, body: { line, text } })),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return (
    <form
      className="run-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Field id="slip-line" label={t('line')}>
        <select id="slip-line" value={line} onChange={(event) => setLine(event.target.value)}>
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Field>
      <Field id="slip-question" label={t('question')}>
        <Input.TextArea
          id="slip-question"
          value={text}
          required
          maxLength={2000}
          rows={3}
          autoSize={{ minRows: 3 }}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Failure error={ask.error} />
      <p className="run-form-do">
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          {t('send')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}

interface QuestionViewProps {
  readonly question: Payslip['questions'][number];
  /** The asker may make an appeal of it. */
  readonly appealable?: boolean;
}

export function QuestionView({ question, appealable = false }: QuestionViewProps) {
  const t = useSlipTexts();
  const say = useSay();
  return (
    <article className="slip-question">
      <p className="note">
        <strong>{say(question.lineTitle) || question.line}</strong> ·{' '}
        {t('asked', { name: question.name, at: instantText(question.askedAt) })}
      </p>
      <p className="slip-said">{question.text}</p>
      {appealable && (
        <p className="note">
          <a href={appealOf(question)}>{t('toAppeal')}</a>
        </p>
      )}
      {question.answer === null ? (
        <p className="note">{t('waiting')}</p>
      ) : (
        <>
          <p className="note">{t('answeredBy', { by: question.answer.by, at: instantText(question.answer.at) })}</p>
          <p className="slip-said">{question.answer.text}</p>
        </>
      )}
    </article>
  );
}

/** Where the line is contested, a correction at the line that it corrects; the question goes along and is answered by the appeal. */
function appealOf({ id, run, line, person }: Payslip['questions'][number]): string {
  const ref = line.includes('/') ? line : `${run}/${line}`;
  return `/appeals/new?${new URLSearchParams({ kind: 'line', ref, person, question: id })}`;
}
