import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../../../access/ui/session.ts';
import { Section } from '../../../../platform/ui/page.tsx';
import { quantityText } from '../../../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../../../platform/ui/texts.ts';
import { ACTIVITY, type ColumnType, columnTitle } from '../../../activity/index.ts';
import type { Row } from './read.ts';
import { useRowTexts } from './texts.ts';

/** Every value of the row by its name, as it counts; what a correction changed stands beside what came. */
export function RowSays({ row }: { readonly row: Row }) {
  const t = useRowTexts();
  const say = useSay();
  const shown = useValueText(row);
  const names = Object.keys(ACTIVITY[row.kind].columns);
  const said = names.filter((name) => row.values[name] != null || name in row.stored);
  const silent = names.filter((name) => !said.includes(name)).map((name) => say(columnTitle(name)));
  return (
    <Section title={t('says')} note={<Source row={row} />}>
      <dl className="row-values">
        {said.map((name) => (
          <div key={name}>
            <dt>{say(columnTitle(name))}</dt>
            <dd>
              {shown(name, row.values[name] ?? null)}
              {name in row.stored && (
                <div className="note">{t('was', { value: shown(name, row.stored[name] ?? null) })}</div>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {silent.length > 0 && <p className="note">{t('silent', { columns: silent.join(' · ') })}</p>}
    </Section>
  );
}

const UNITS: Readonly<Partial<Record<ColumnType, string>>> = {
  seconds: 's',
  hours: 'h',
  money: 'yuan',
  ratio: 'ratio',
};

function useValueText({ kind }: Row): (name: string, value: string | null) => string {
  const t = useRowTexts();
  const lang = useLang();
  return (name, value) => {
    const type = ACTIVITY[kind].columns[name]?.type;
    if (value === null || type === undefined) return '—';
    if (type === 'flag') return t(value === 'true' ? 'yes' : 'no');
    const unit = UNITS[type];
    if (unit !== undefined) return quantityText(value, unit, lang);
    // Numbers are kept with all their decimals: 4.0000.
    return type === 'number' ? value.replace(/\.?0+$/, '') : value;
  };
}

function Source({ row: { file, sheet, row, link, importId } }: { readonly row: Row }) {
  const t = useRowTexts();
  const me = useMe().data;
  if (link !== null) return <Link to={link as never}>{t('bornHere')}</Link>;
  return (
    <>
      {t('source')}: {t('place', { file: sheet === null ? file : `${file} · ${sheet}`, row })}
      {me && reaches(me, 'import.read', 'all') && (
        <>
          {' · '}
          <Link to={'/data/imports/$id' as never} params={{ id: importId } as never}>
            {t('import')}
          </Link>
        </>
      )}
    </>
  );
}
