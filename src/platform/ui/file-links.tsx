import { defineTexts } from './texts.ts';

const useTexts = defineTexts('file-links', {
  take: { 'zh-CN': '导出', 'zh-TW': '匯出', en: 'Export' },
});

const FORMATS = ['xlsx', 'csv'] as const;
type Format = (typeof FORMATS)[number];

interface FileLinksProps {
  /** Where the file is in a format; undefined while the page does not know yet what it would hold. */
  readonly at: (format: Format) => string | undefined;
  readonly formats?: readonly Format[];
}

/** What a page shows, to take along: looks alike wherever it stands. */
export function FileLinks({ at, formats = FORMATS }: FileLinksProps) {
  const t = useTexts();
  return (
    <span className="file-links">
      <span className="note">{t('take')}</span>
      {formats.map((format) => (
        <a key={format} href={at(format)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
