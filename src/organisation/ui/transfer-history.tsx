import { instantText } from '../../platform/ui/instant.ts';
import { type Column, Table } from '../../platform/ui/table.tsx';
import { useSettingsTexts } from './texts.ts';
import type { Change } from './transfer-changes.ts';

/** What held before anybody decided closes the list: the history is whole. */
export function TransferHistory({ rows }: { readonly rows: readonly Change[] }) {
  const t = useSettingsTexts();
  const decided = rows.some(({ state }) => state === 'now');
  const first: Change = { from: '', value: 'last', by: '', why: '', at: '', state: decided ? 'past' : 'now' };
  const columns: readonly Column<Change>[] = [
    { id: 'from', title: t('holdsFrom'), cell: (row) => row.from || t('ever') },
    { id: 'rule', title: t('rule'), cell: (row) => t(`rule.${row.value}`) },
    { id: 'state', title: t('changeState'), cell: (row) => t(`state.${row.state}`) },
    { id: 'why', title: t('why'), cell: (row) => row.why || t('default') },
    { id: 'at', title: t('changedAt'), wide: true, cell: (row) => recorded(row) },
  ];
  return (
    <div className="settings-history">
      <Table
        caption={t('history')}
        columns={columns}
        rows={[...rows, first]}
        rowKey={(row) => `${row.from} ${row.at}`}
      />
    </div>
  );
}

function recorded({ by, at }: Change): string {
  return at === '' ? '' : `${by} · ${instantText(at)}`;
}
