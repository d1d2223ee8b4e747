import { Link } from '@tanstack/react-router';
import { OriginOf } from '../../../platform/ui/origin-link.tsx';
import { rowOfRef } from '../objects.ts';
import { useAppealTexts } from './texts.ts';

/** The rows that an appeal names, each to be opened here and, where that is known, in the system it came from. */
export function NamedRows({ rows }: { readonly rows: readonly string[] }) {
  const t = useAppealTexts();
  if (rows.length === 0) return null;
  return (
    <ul className="appeal-rows">
      <li className="note">{t('rows')}</li>
      {rows.map((ref) => {
        const row = rowOfRef(ref);
        return (
          <li key={ref}>
            {row === null ? (
              ref
            ) : (
              <>
                <Link to={'/rows/$kind/$key' as never} params={row as never}>
                  {row.key}
                </Link>{' '}
                <OriginOf row={row} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
