import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { answer, api } from '../../../platform/ui/api.ts';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useRateTexts } from './texts.ts';

/** The same ratings as a workbook: out to be filled in, and back in whole. */
export function WorkbookPart({ id }: { readonly id: string }) {
  const t = useRateTexts();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async (file: File) => {
      const body = { file: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) };
      return answer(api.POST('/api/reviews/{id}/ratings/workbook', { params: { path: { id } }, body }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['review-sheet', id] }),
  });
  return (
    <div className="review-workbook">
      <a className="review-link" href={`/api/reviews/${id}/ratings/workbook`}>
        {t('workbook')}
      </a>
      <Button size="small" loading={send.isPending} onClick={() => input.current?.click()}>
        {t('upload')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={t('upload')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) send.mutate(file);
          event.target.value = '';
        }}
      />
      {send.data && (
        <span className="note" role="status">
          {t('uploaded', { given: send.data.given, drafts: send.data.drafts })}
        </span>
      )}
      <Failure error={send.error} />
    </div>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
