import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Labelled } from './labelled.tsx';
import type { AppealTarget } from './link.tsx';
import { sendEvidence } from './send-evidence.ts';
import { useAppealTexts } from './texts.ts';

export function FilingForm({ target }: { readonly target: AppealTarget }) {
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
          rows={4}
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
          rows={1}
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
