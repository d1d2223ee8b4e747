import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { PartialText } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { FileField } from '../../../platform/ui/file-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { Labelled } from './labelled.tsx';
import type { AppealTarget } from './link.tsx';
import { EVIDENCE_FILES, sendEvidence } from './send-evidence.ts';
import { useAppealTexts } from './texts.ts';

interface FilingFormProps {
  readonly target: AppealTarget;
  /** Of a check: what it took something off for. */
  readonly items: readonly { readonly id: string; readonly title: PartialText }[];
}

export function FilingForm({ target, items }: FilingFormProps) {
  const t = useAppealTexts();
  const [statement, setStatement] = useState('');
  const [wish, setWish] = useState('');
  const [contested, setContested] = useState<readonly string[]>(items.map(({ id }) => id));
  const [rows, setRows] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = useSending(target);
  return (
    <form
      className="appeal-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ statement, wish, rows: linesIn(rows), items: [...contested], files });
      }}
    >
      {items.length > 0 && <ContestedItems items={items} contested={contested} onChange={setContested} />}
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
        <FileField id="appeal-files" accept={EVIDENCE_FILES} most={5} onChange={setFiles} />
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
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={items.length > 0 && contested.length === 0}
        >
          {t('send')}
        </Button>
      </p>
    </form>
  );
}

interface Filing {
  readonly statement: string;
  readonly wish: string;
  readonly rows: string[];
  readonly items: string[];
  readonly files: readonly File[];
}

function useSending(target: AppealTarget) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ files, ...said }: Filing) => {
      const { kind, about: ref, person, question = null } = target;
      const body = { kind, ref, ...said, question };
      const filed = await answer(api.POST('/api/people/{person}/appeals', { params: { path: { person } }, body }));
      // The appeal stands once it is filed; a file that is refused can be sent again on its page.
      for (const file of files) await sendEvidence(filed.id, file).catch(() => null);
      return filed;
    },
    onSuccess: ({ id }) => navigate({ to: '/appeals/$id' as never, params: { id } as never }),
  });
}

interface ContestedProps extends Pick<FilingFormProps, 'items'> {
  readonly contested: readonly string[];
  readonly onChange: (contested: readonly string[]) => void;
}

function ContestedItems({ items, contested, onChange }: ContestedProps) {
  const t = useAppealTexts();
  const say = useSay();
  return (
    <fieldset className="appeal-outcomes">
      <legend className="appeal-legend">{t('contested')}</legend>
      <Checkbox.Group
        value={[...contested]}
        options={items.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={onChange}
      />
    </fieldset>
  );
}

function linesIn(text: string): string[] {
  return text
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .slice(0, 20);
}
