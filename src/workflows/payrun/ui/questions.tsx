import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { ListFiles, usePages } from '../../../platform/ui/list.tsx';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Parts } from '../../../platform/ui/parts.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { More } from '../../../platform/ui/table.tsx';
import { QuestionView } from './answer.tsx';
import './payrun.css';
import { Field } from './field.tsx';
import type { Payslip } from './read.ts';
import { useSlipTexts } from './texts.ts';

/** HR's inbox: what staff doubt about their payslips, the oldest first. */
export function QuestionsPage() {
  const t = useSlipTexts();
  const search = useSearch({ strict: false }) as { state?: string };
  const navigate = useNavigate();
  const state = search.state === 'answered' ? 'answered' : 'open';
  const found = usePages(['questions', 'pages'], state, (from) =>
    answer(api.GET('/api/questions', { params: { query: { state, limit: 20, ...from } } })),
  );
  return (
    <Page title={t('questions')} actions={<ListFiles at="/api/questions" query={{ state }} />}>
      <Parts
        label={t('questions')}
        parts={['open', 'answered'] as const}
        current={state}
        title={(one) => t(one)}
        onOpen={(one) => navigate({ to: '.', search: { state: one } as never })}
      />
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={8} />}
      {found.read && found.rows.length === 0 && (
        <Empty says={state === 'open' ? t('noQuestions') : t('noneAnswered')} />
      )}
      <div className="slip">
        {found.rows.map((question) => (
          <Inboxed key={question.id} question={question} />
        ))}
        <More onMore={found.onMore} />
      </div>
    </Page>
  );
}

function Inboxed({ question }: { readonly question: Payslip['questions'][number] }) {
  const t = useSlipTexts();
  const me = useMe().data;
  const { person, run } = question;
  const mayAnswer = me != null && reaches(me, 'question.answer', 'all') && question.answer === null;
  const seesPay = me != null && reaches(me, 'pay.read', 'all');
  return (
    <div className="slip-inboxed">
      <QuestionView question={question} />
      <p className="note">
        {question.period}
        {seesPay && (
          <>
            {' · '}
            <Link to={'/pay/payslips/$person/$run' as never} params={{ person, run } as never}>
              {t('toPayslip')}
            </Link>
          </>
        )}
      </p>
      {mayAnswer && <AnswerForm id={question.id} />}
    </div>
  );
}

function AnswerForm({ id }: { readonly id: string }) {
  const t = useSlipTexts();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () => answer(api.POST('/api/questions/{id}/answer', { params: { path: { id } }, body: { text } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['questions'] }),
  });
  return (
    <form
      className="run-why"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Field id={`answer-${id}`} label={t('answer')}>
        <Input.TextArea
          id={`answer-${id}`}
          value={text}
          required
          maxLength={2000}
          rows={2}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {t('sendAnswer')}
      </Button>
      <Failure error={send.error} />
    </form>
  );
}
