import { isPoints, spreadOf } from '../rating.ts';
import type { Draft } from './draft.ts';
import type { SheetForm } from './read.ts';
import { useRateTexts } from './texts.ts';

/** Below each item, how far the rater's own scores lie apart. */
export function GridFoot({ form, drafts }: { readonly form: SheetForm; readonly drafts: readonly Draft[] }) {
  const t = useRateTexts();
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('spread')}</th>
        {form.items.map(({ id }) => (
          <td key={id} className="number">
            <OwnSpread texts={drafts.map(({ texts }) => texts[id] ?? '')} />
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

function OwnSpread({ texts }: { readonly texts: readonly string[] }) {
  const spread = spreadOf(texts.map((text) => (isPoints(text) ? text : null)));
  if (spread === null) return '—';
  const { lowest, mean, highest } = spread;
  // One score for everybody says nothing about anybody.
  const flat = spread.people > 2 && lowest === highest;
  return (
    <span className={flat ? 'review-amber' : 'note'}>
      {lowest} · {mean} · {highest}
    </span>
  );
}
