import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../access/ui/session.ts';
import { ApiProblem, answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang } from '../../../platform/ui/texts.ts';
import './appeal.css';
import type { AppealTarget } from './link.tsx';
import { TheNumber } from './number.tsx';
import { useAppealTexts } from './texts.ts';

/** Filing, from the number itself: what it is, what to say, what will happen and when. Designed for a phone. */
export function FileAppealPage() {
  const t = useAppealTexts();
  const {
    kind = 'row',
    ref = '',
    person: asked = '',
    question,
  } = useSearch({ strict: false }) as Partial<Omit<AppealTarget, 'about'>> & { ref?: string };
  const own = useMe().data?.account.person ?? '';
  const person = asked || own;
  const seen = useQuery({
    queryKey: ['appeal-outlook', kind, ref, person, currentLang()],
    queryFn: () =>
      answer(api.GET('/api/people/{person}/appeals/outlook', { params: { path: { person }, query: { kind, ref } } })),
    enabled: person !== '' && ref !== '',
    retry: false,
  });
  return (
    <Page title={t('newTitle')}>
      <Failure error={seen.error} />
      {seen.isPending && <Waiting lines={12} />}
      {seen.data && (
        <div className="appeal">
          <TheNumber number={seen.data} />
          {seen.data.existing !== null ? (
            <p className="appeal-callout">
              {t('exists', { number: seen.data.existing.number })}{' '}
              <Link to={'/appeals/$id' as never} params={{ id: seen.data.existing.id } as never}>
                {t('open')}
              </Link>
            </p>
          ) : seen.data.over ? (
            <p className="appeal-callout">{t('over', { day: seen.data.windowUntil })}</p>
          ) : (
            <FilingForm target={{ kind, about: ref, person, ...(question === undefined ? {} : { question }) }} />
          )}
          <Section title={t('happens')}>
            <ol className="appeal-steps">
              {!seen.data.over && <li>{t('happensWindow', { day: seen.data.windowUntil })}</li>}
              <li>{t('happensReview', { day: seen.data.reviewBy })}</li>
              <li>{t('happensJoint')}</li>
              <li>{t('happensPay')}</li>
              <li>{t('happensWithdraw')}</li>
            </ol>
          </Section>
        </div>
      )}
    </Page>
  );
}

function FilingForm({ target }: { readonly target: AppealTarget }) {
  const t = useAppealTexts();
  const navigate = useNavigate();
  const [statement, setStatement] = useState('');
  const [wish, setWish] = useState('');
  const [rows, setRows] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = useMutation({
    mutationFn: async () => {
      const { kind, about: ref, person, question = null } = target;
      const body = { kind, ref, statement, wish, rows: linesIn(rows), question };
      const filed = await answer(api.POST('/api/people/{person}/appeals', { params: { path: { person } }, body }));
      // The appeal stands once it is filed; a file that is refused can be sent again on its page.
      for (const file of files) await sendEvidence(filed.id, file).catch(() => null);
      return filed;
    },
    onSuccess: ({ id }) => navigate({ to: '/appeals/$id' as never, params: { id } as never }),
  });
  return (
    <form
      className="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Labelled id="appeal-statement" label={t('statement')} note={t('statementNote')}>
        <Input.TextArea
          id="appeal-statement"
          value={statement}
          required
          maxLength={4000}
          autoSize={{ minRows: 4 }}
          onChange={(event) => setStatement(event.target.value)}
        />
      </Labelled>
      <Labelled id="appeal-wish" label={t('wish')}>
        <Input id="appeal-wish" value={wish} maxLength={1000} onChange={(event) => setWish(event.target.value)} />
      </Labelled>
      <Labelled id="appeal-files" label={t('files')} note={t('filesNote')}>
        <input
          id="appeal-files"
          type="file"
          multiple
          accept="image/png,image/jpeg,application/pdf,text/plain"
          onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, 5))}
        />
      </Labelled>
      <Labelled id="appeal-rows" label={t('rows')} note={t('rowsNote')}>
        <Input.TextArea
          id="appeal-rows"
          value={rows}
          maxLength={4000}
          autoSize={{ minRows: 1 }}
          onChange={(event) => setRows(event.target.value)}
        />
      </Labelled>
      <Failure error={send.error} />
      <p>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('send')}
        </Button>
      </p>
    </form>
  );
}

function linesIn(text: string): string[] {
  return text
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .slice(0, 20);
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly children: React.ReactNode;
}

export function Labelled({ id, label, note, children }: LabelledProps) {
  return (
    <div className="appeal-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  );
}

/** Multipart is what the generated client does not speak. */
export async function sendEvidence(id: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch(`/api/appeals/${id}/evidence`, {
    method: 'POST',
    body,
    headers: { 'accept-language': currentLang() },
  });
  if (response.ok) return;
  const said = (await response.json().catch(() => ({}))) as { problems?: ApiProblem['problems'] };
  throw new ApiProblem(response.status, said.problems ?? []);
}
