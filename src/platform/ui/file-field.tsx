import { useState } from 'react';
import './file-field.css';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('file-field', {
  choose: { 'zh-CN': '选择文件', 'zh-TW': '選擇檔案', en: 'Choose a file' },
  chooseSeveral: { 'zh-CN': '选择文件（可多选）', 'zh-TW': '選擇檔案（可多選）', en: 'Choose files' },
  none: { 'zh-CN': '未选择文件', 'zh-TW': '未選擇檔案', en: 'No file chosen' },
});

export interface FileFieldProps {
  readonly id: string;
  readonly accept: string;
  /** More than one may be chosen; these are the first so many. */
  readonly most?: number;
  readonly onChange: (files: readonly File[]) => void;
}

/** A file to choose. The browser's own field speaks the browser's language; this one is it, in the reader's. */
export function FileField({ id, accept, most = 1, onChange }: FileFieldProps) {
  const t = useTexts();
  const [names, setNames] = useState<readonly string[]>([]);
  const take = (files: readonly File[]) => {
    setNames(files.map(({ name }) => name));
    onChange(files);
  };
  return (
    <span className="file-field">
      <label className="file-field-button">
        {t(most > 1 ? 'chooseSeveral' : 'choose')}
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={accept}
          multiple={most > 1}
          onChange={(event) => take([...(event.target.files ?? [])].slice(0, most))}
        />
      </label>
      <span className="note" role="status">
        {names.length === 0 ? t('none') : names.join(' · ')}
      </span>
    </span>
  );
}
