import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { DayField } from '../../../platform/ui/day-field.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useFormTexts } from './form-texts.ts';
import type { FormVersion } from './forms-read.ts';

/** The newest text, to be changed and checked as often as one likes before it is said. */
export function FormEditor({ newest, onDone }: { readonly newest: FormVersion; readonly onDone: () => void }) {
  const t = useFormTexts();
  const queries = useQueryClient();
  const [text, setText] = useState(newest.text);
  const [from, setFrom] = useState('');
  const [why, setWhy] = useState('');
  const params = { path: { form: newest.form } };
  const check = useMutation({
    mutationFn: () => answer(api.POST('/api/review-forms/{form}/check', { params, body: { text, from } })),
  });
  const publish = useMutation({
    mutationFn: () => answer(api.POST('/api/review-forms/{form}', { params, body: { text, from, why } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['review-forms'] });
      onDone();
    },
  });
  return (
    <form
      className="review-form review-move"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate();
      }}
    >
      <label htmlFor="form-text">{t('text')}</label>
      <Input.TextArea
        id="form-text"
        className="review-form-text"
        spellCheck={false}
        rows={24}
        autoSize={{ minRows: 12, maxRows: 28 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          check.reset();
        }}
      />
      <label htmlFor="form-from">{t('from')}</label>
      <DayField id="form-from" required value={from} onChange={setFrom} />
      <label htmlFor="form-why">{t('why')}</label>
      <Input id="form-why" required maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      {check.data && <p className="note">{t('sound', { version: check.data.version })}</p>}
      <Failure error={publish.error ?? check.error} />
      <p className="review-do">
        <Button disabled={from === ''} loading={check.isPending} onClick={() => check.mutate()}>
          {t('check')}
        </Button>
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          {t('publish')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
