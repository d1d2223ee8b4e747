import { useMutation, useQuery } from '@tanstack/react-query';
import { inARow } from '../../../base/text.ts';
import { answer, api } from '../../../platform/ui/api.ts';
import { Section, Waiting } from '../../../platform/ui/page.tsx';
import { Failure, Problems } from '../../../platform/ui/problems.tsx';
import { Table } from '../../../platform/ui/table.tsx';
import { currentLang, useSay } from '../../../platform/ui/texts.ts';
import type { TargetKind } from '../model.ts';
import { kindTitle, targetTitle } from '../target-titles.ts';
import { type Draft, nameOf, type TableProposal } from './draft.ts';
import { useKindsToSend } from './kinds.ts';
import { MappingTable, type Target } from './mapping-table.tsx';
import { fetchProposal } from './proposal.ts';
import { useIntakeTexts } from './texts.ts';

interface TableMappingProps {
  readonly upload: string;
  readonly draft: Draft;
  readonly several: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** One table: what a row is, what each column means, and the first rows to judge it by. */
export function TableMapping({ upload, draft, several, onChange }: TableMappingProps) {
  const t = useIntakeTexts();
  const say = useSay();
  const { table, profile } = draft;
  const targets = useQuery({
    queryKey: ['import-targets'],
    queryFn: () => answer(api.GET('/api/import-targets')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (targets.isPending) return <Waiting lines={12} />;
  const own = targets.data?.kinds.find(({ kind }) => kind === profile.kind)?.targets ?? [];
  const lacking = own.filter(({ id, required }) => required && !(id in profile.columns));
  return (
    <>
      <Head upload={upload} draft={draft} several={several} kinds={targets.data?.kinds ?? []} onChange={onChange} />
      {table.note !== null && <p className="note">{say(table.note)}</p>}
      {lacking.length > 0 && (
        <p className="lacking" role="status">
          {t('missing', {
            targets: inARow(
              lacking.map(({ id }) => say(targetTitle(id, profile.kind))),
              currentLang(),
            ),
          })}
        </p>
      )}
      <Problems problems={table.problems.filter((problem) => problem.code !== 'mapping.no-required')} />
      <MappingTable
        table={table}
        profile={profile}
        targets={own}
        person={targets.data?.person ?? []}
        onChange={(next) => onChange({ ...draft, profile: next, changed: true, keep: true })}
      />
      <label className="do-line">
        <span>
          <input
            type="checkbox"
            checked={draft.keep}
            onChange={(event) => onChange({ ...draft, keep: event.target.checked })}
          />{' '}
          {t('keep')}
        </span>
      </label>
      <Preview table={table} />
    </>
  );
}

interface HeadProps extends TableMappingProps {
  readonly kinds: readonly { readonly kind: TargetKind; readonly targets: readonly Target[] }[];
}

function Head({ upload, draft, several, kinds, onChange }: HeadProps) {
  const t = useIntakeTexts();
  const say = useSay();
  const { table, profile } = draft;
  const mine = useKindsToSend();
  const again = useMutation({
    mutationFn: async (kind: TargetKind) => {
      const proposal = await fetchProposal(upload, kind);
      return proposal.tables.find((one) => one.file === table.file && one.sheet === table.sheet);
    },
    onSuccess: (found) => {
      if (found)
        onChange({ ...draft, table: found, profile: found.profile, changed: true, included: true, keep: true });
    },
  });
  return (
    <>
      <div className="map-head">
        <strong>{nameOf(table)}</strong>
        <label className="filters" style={{ margin: 0, alignItems: 'center' }}>
          {t('whatIsIt')}
          <select
            value={profile.kind}
            disabled={again.isPending}
            onChange={(event) => again.mutate(event.target.value as TargetKind)}
          >
            {kinds
              .filter(({ kind }) => mine.includes(kind) || kind === profile.kind)
              .map(({ kind }) => (
                <option key={kind} value={kind}>
                  {say(kindTitle(kind))}
                </option>
              ))}
          </select>
        </label>
        <span className={table.origin === 'proposed' || table.origin === 'unknown' ? 'map-amber' : 'note'}>
          {t(`origin.${table.origin}`)}
          {table.origin === 'shipped' && ` · ${say(profile.title)}`}
        </span>
        {several && (
          <label>
            <input
              type="checkbox"
              checked={draft.included}
              onChange={(event) => onChange({ ...draft, included: event.target.checked })}
            />{' '}
            {t('include')}
          </label>
        )}
      </div>
      <Failure error={again.error} />
    </>
  );
}

function Preview({ table }: { readonly table: TableProposal }) {
  const t = useIntakeTexts();
  return (
    <Section title={t('preview')}>
      <Table
        caption={t('preview')}
        rows={table.preview}
        rowKey={(row) => String(row.row)}
        columns={[
          { id: 'row', title: t('rowNumber'), number: true, cell: (row) => row.row },
          ...table.headers.map((header, i) => ({
            id: `c${i}`,
            title: header,
            cell: (row: TableProposal['preview'][number]) => (
              <div className="raw-cell" title={row.cells[i] ?? undefined}>
                {row.cells[i] ?? '—'}
              </div>
            ),
          })),
        ]}
      />
    </Section>
  );
}
