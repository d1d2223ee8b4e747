import { useState } from 'react';
import './file-field.css';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('file-field', {
  choose: { 'zh-CN': '选择文件', 'zh-TW': '選擇檔案', en: 'Choose a file' },
  none: { 'zh-CN': '未选择文件', 'zh-TW': '未選擇檔案', en: 'No file chosen' },
});

export interface FileFieldProps {
  readonly id: string;
  readonly accept: string;
  readonly onChange: (file: File | null) => void;
}

/** A file to choose. The browser's own field speaks the browser's language; this one is it, in the reader's. */
export function FileField({ id, accept, onChange }: FileFieldProps) {
  const t = useTexts();
  const [name, setName] = useState<string>();
  const take = (file: File | null) => {
    setName(file?.name);
    onChange(file);
  };
  return (
    <span className="file-field">
      <label className="file-field-button">
        {t('choose')}
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={accept}
          onChange={(event) => take(event.target.files?.[0] ?? null)}
        />
      </label>
      <span className="note">{name ?? t('none')}</span>
    </span>
  );
}
