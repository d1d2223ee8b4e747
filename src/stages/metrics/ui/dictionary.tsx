import { Link, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { unitName } from '../../../base/quantity.ts';
import { Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import './explorer.css';
import { useDictionary } from './question.ts';
import { useMetricTexts } from './texts.ts';

type Definition = NonNullable<ReturnType<typeof useDictionary>['data']>['rows'][number];

/** Every metric: what it says, what it is made from, how many observations it wants. */
export function DictionaryPage() {
  const t = useMetricTexts();
  const lang = useLang();
  const dictionary = useDictionary();
  const { find = '' } = useSearch({ strict: false }) as { find?: string };
  const [typed, setTyped] = useState(find);
  const columns = useColumns();
  const wanted = typed.trim().toLowerCase();
  const rows = (dictionary.data?.rows ?? []).filter((metric) =>
    `${metric.id} ${Object.values(metric.title).join(' ')} ${metric.definition[lang]}`.toLowerCase().includes(wanted),
  );
  return (
    <Page title={t('dictionary')} scope={<Link to={'/numbers' as never}>{t('explorer')}</Link>}>
      <Failure error={dictionary.error} />
      <div className="dictionary-find">
        <Input
          aria-label={t('find')}
          placeholder={t('find')}
          value={typed}
          allowClear
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {dictionary.isPending ? (
        <Waiting lines={14} />
      ) : (
        <Table
          caption={t('dictionary')}
          columns={columns}
          rows={rows}
          rowKey={(metric) => metric.id}
          empty={t('none')}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<Definition>[] {
  const t = useMetricTexts();
  const lang = useLang();
  return [
    {
      id: 'title',
      title: t('metrics'),
      cell: (metric) => (
        <span className="dictionary-title">
          <Link to={'/numbers' as never} search={{ metrics: metric.id } as never} title={t('explore')}>
            {metric.title[lang]}
          </Link>
          <code className="note">{calledAs(metric)}</code>
        </span>
      ),
    },
    { id: 'definition', title: t('definition'), cell: (metric) => metric.definition[lang] },
    {
      id: 'unit',
      brief: true,
      title: t('unit'),
      cell: ({ unit }) => (unit === 'ratio' ? t('unitRatio') : unitName(unit)[lang]),
    },
    {
      id: 'better',
      brief: true,
      title: t('better'),
      cell: (metric) => (metric.better === null ? '—' : t(metric.better)),
    },
    { id: 'minimum', title: t('minimum'), number: true, cell: (metric) => metric.minimumN },
    {
      id: 'sources',
      title: t('sources'),
      wide: true,
      cell: (metric) =>
        metric.sources.map((source, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a metric may be made from the same text twice.
          <code key={`${source.text.en} ${index}`} className="note dictionary-source" style={{ display: 'block' }}>
            {source.text[lang]}
          </code>
        )),
    },
    { id: 'version', title: t('version'), number: true, cell: (metric) => metric.version },
  ];
}

/** `service_level(x = 20)` */
function calledAs({ id, parameters }: Definition): string {
  const named = parameters.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return named === '' ? id : `${id}(${named})`;
}
