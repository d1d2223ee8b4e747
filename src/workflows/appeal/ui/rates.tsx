import { Page, Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { type Column, Table } from '../../../platform/ui/table.tsx';
import './appeal.css';
import { useDecideTexts } from './decide-texts.ts';
import { type Rate, RateFigure, useRates } from './overturns.tsx';

/** How often whose scores were changed on appeal: for calibration, with n and interval beside every share. */
export function RatesPage() {
  const t = useDecideTexts();
  const found = useRates();
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

function RateTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Rate[] }) {
  const t = useDecideTexts();
  const columns: readonly Column<Rate>[] = [
    { id: 'group', title: t('group'), cell: (row) => row.group },
    { id: 'rate', title: `${t('rate')} · ${t('interval')}`, number: true, cell: (row) => <RateFigure rate={row} /> },
    { id: 'overturned', title: t('overturned'), number: true, wide: true, cell: (row) => row.overturned },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.group} empty={t('noRates')} />;
}
