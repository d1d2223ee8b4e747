import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { Failure } from '../../../platform/ui/problems.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import './intake.css';
import { kindTitle } from '../target-titles.ts';
import { useKindsToSend } from './kinds.ts';
import { sendFiles } from './send.ts';
import { useIntakeTexts } from './texts.ts';

/** Where files come in: dropped, or chosen by keyboard. What they are is asked on the next page. */
export function DropZone() {
  const t = useIntakeTexts();
  const say = useSay();
  const navigate = useNavigate();
  const kinds = useKindsToSend()
    .map((kind) => say(kindTitle(kind)))
    .join(currentLang() === 'en' ? ', ' : '、');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (files: readonly File[]) => sendFiles(files, setShare),
    onSuccess: ({ id }) => navigate({ to: `/data/uploads/${id}` as never }),
  });
  const take = (files: FileList | null) => {
    if (files && files.length > 0) send.mutate([...files]);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard. */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <p className="drop-title">{t('dropTitle')}</p>
        <p className="note">{t('dropNote')}</p>
        <p className="note">{t('dropKinds', { kinds })}</p>
        <Button type="primary" loading={send.isPending} onClick={() => input.current?.click()}>
          {send.isPending ? t('sending', { share }) : t('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('choose')}
          onChange={(event) => take(event.target.files)}
        />
      </div>
      <Failure error={send.error} />
    </>
  );
}
