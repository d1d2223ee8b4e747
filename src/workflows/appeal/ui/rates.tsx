import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../platform/ui/api.ts';
import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { Quantity } from '../../../platform/ui/quantity.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import './appeal.css';
import { useDecideTexts } from './decide-texts.ts';

function readRates() {
  return answer(api.GET('/api/appeals/rates'));
}

type Rate = Awaited<ReturnType<typeof readRates>>['items'][number];

/** How often whose scores were changed on appeal: for calibration, with n and interval beside every share. */
export function RatesPage() {
  const t = useDecideTexts();
  const found = useQuery({ queryKey: ['appeal-rates'], queryFn: readRates });
  return (
    <Page title={t('rates')}>
      <p className="note rates-note">{t('ratesNote')}</p>
      <Failure error={found.error} />
      {found.isPending && <Waiting lines={8} />}
      {found.data && (
        <>
          <Section title={t('byInspector')}>
            <RateTable caption={t('byInspector')} rows={found.data.inspectors} />
          </Section>
          <Section title={t('byItem')}>
            <RateTable caption={t('byItem')} rows={found.data.items} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** Fewer appeals than this say little: the share is drawn lighter. */
const FEW = 10;

function RateTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Rate[] }) {
  const t = useDecideTexts();
  const columns: readonly Column<Rate>[] = [
    { id: 'group', title: t('group'), cell: (row) => row.group },
    {
      id: 'rate',
      title: t('rate'),
      number: true,
      cell: (row) => <Quantity value={row.rate} unit="ratio" n={String(row.n)} small={row.n < FEW} />,
    },
    {
      id: 'interval',
      title: t('interval'),
      number: true,
      cell: ({ interval }) => (
        <>
          <Quantity value={interval.low} unit="ratio" /> – <Quantity value={interval.high} unit="ratio" />
        </>
      ),
    },
    { id: 'overturned', title: t('overturned'), number: true, wide: true, cell: (row) => row.overturned },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.group} empty={t('noRates')} />;
}
