import { Link, useParams, useSearch } from '@tanstack/react-router';
import { reaches, useMe } from '../../../../access/ui/session.ts';
import { instantText } from '../../../../platform/ui/instant.ts';
import { OriginLink } from '../../../../platform/ui/origin-link.tsx';
import { Page, Section, Waiting } from '../../../../platform/ui/page.tsx';
import { Failure } from '../../../../platform/ui/problems.tsx';
import { Table } from '../../../../platform/ui/table.tsx';
import { useSay } from '../../../../platform/ui/texts.ts';
import { KINDS, rowsTitle } from '../../../activity/index.ts';
import { About } from './about.tsx';
import { Counted } from './counted.tsx';
import { keyText, type Row, useRow } from './read.ts';
import './row.css';
import { useRowTexts } from './texts.ts';
import { Touched } from './touched.tsx';
import { RowSays } from './values.tsx';

/** One row of activity from its own side: what it says, what was decided about it, and which numbers and pay it touched. */
export function RowPage() {
  const t = useRowTexts();
  const say = useSay();
  const { kind: named = '', key = '' } = useParams({ strict: false }) as { kind?: string; key?: string };
  const { from } = useSearch({ strict: false }) as { from?: string };
  const me = useMe().data;
  const kind = KINDS.find((one) => one === named) ?? 'contact';
  const place = { kind, key };
  const row = useRow(place);
  return (
    <Page
      title={`${say(rowsTitle(kind))} · ${keyText(key)}`}
      scope={row.data && <Whose row={row.data} />}
      actions={
        <>
          <OriginLink href={row.data?.origin} />
          {isPath(from) && <Link to={from as never}>{t('back')}</Link>}
        </>
      }
    >
      <Failure error={row.error} />
      {row.isPending && <Waiting lines={18} />}
      {row.data && (
        <>
          <RowSays row={row.data} />
          <Corrections row={row.data} />
          <Counted row={row.data} />
          <Touched place={place} />
          <About row={row.data} appeals={me !== null && me !== undefined && reaches(me, 'appeal.read')} />
        </>
      )}
    </Page>
  );
}

/** Only a page of this app is gone back to, whatever an address says. */
function isPath(from: string | undefined): from is string {
  return from !== undefined && /^\/(?![/\\])/.test(from);
}

function Whose({ row: { owners, day } }: { readonly row: Row }) {
  const t = useRowTexts();
  return (
    <span className="note">
      {day} ·{' '}
      {owners.length === 0
        ? t('nobody')
        : owners.map(({ id, name }, i) => (
            <span key={id}>
              {i > 0 && ' · '}
              <Link to={'/people/$id' as never} params={{ id } as never}>
                {name}
              </Link>
            </span>
          ))}
    </span>
  );
}

function Corrections({ row: { corrections, excluded } }: { readonly row: Row }) {
  const t = useRowTexts();
  if (corrections.length === 0) return null;
  return (
    <Section title={t('corrections')} note={excluded && t('excluded')}>
      <Table
        caption={t('corrections')}
        rows={corrections}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'what',
            title: t('what'),
            cell: ({ says, stands }) => (
              <>
                <code>{says}</code>
                {!stands && <span className="note">{t('takenBack')}</span>}
              </>
            ),
          },
          { id: 'why', title: t('why'), cell: ({ why }) => why },
          { id: 'by', title: t('by'), cell: ({ by }) => by },
          {
            id: 'known',
            title: t('known'),
            wide: true,
            cell: ({ known }) => instantText(known),
          },
        ]}
      />
    </Section>
  );
}
