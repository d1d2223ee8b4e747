import { Link } from '@tanstack/react-router';
import { reaches, useMe } from '../../../access/ui/session.ts';
import { dayText } from '../../../platform/ui/instant.ts';
import { Section } from '../../../platform/ui/page.tsx';
import { useSay } from '../../../platform/ui/texts.ts';
import { columnTitle } from '../../../stages/activity/index.ts';
import { NOT_APPLICABLE } from '../model.ts';
import { Sums } from './marks.tsx';
import type { CheckCorrection, CheckDetail } from './read.ts';
import { useQualityTexts } from './texts.ts';

/** What changed a check since it was scored: from what to what, item by item, and the appeal that decided it. */
export function CheckCorrections({ detail }: { readonly detail: CheckDetail }) {
  const t = useQualityTexts();
  if (detail.corrections.length === 0) return null;
  const items = detail.card.sections.flatMap((section) => section.items);
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  return (
    <Section title={t('corrected')}>
      <ul className="corrections">
        {detail.corrections.map((one) => (
          <Corrected key={one.fact} correction={one} titles={titles} />
        ))}
      </ul>
    </Section>
  );
}

type Titles = ReadonlyMap<string, CheckDetail['card']['title']>;

function Corrected({ correction, titles }: { readonly correction: CheckCorrection; readonly titles: Titles }) {
  const t = useQualityTexts();
  const say = useSay();
  const me = useMe().data;
  const { appeal, at, by, why, items, others } = correction;
  const worth = (value: string | null) => (value === NOT_APPLICABLE ? t('notApplicable') : (value ?? '—'));
  return (
    <li>
      <p>
        <Changed correction={correction} />
        {appeal !== null && me != null && reaches(me, 'appeal.read') && (
          <Link to={'/appeals/$id' as never} params={{ id: appeal } as never}>
            {t('byAppeal')}
          </Link>
        )}
      </p>
      {items.length > 0 && (
        <p>
          {items
            .map(
              ({ item, before, after }) => `${say(titles.get(item) ?? {}) || item} ${worth(before)} → ${worth(after)}`,
            )
            .join('；')}
        </p>
      )}
      {Object.entries(others).map(([column, value]) => (
        <p key={column}>
          {column === 'agent'
            ? t('ownerNow', { agent: value ?? '—' })
            : `${say(columnTitle(column))} → ${value ?? '—'}`}
        </p>
      ))}
      <p className="note">
        {by} · {dayText(at)} · {why}
      </p>
    </li>
  );
}

function Changed({ correction: { before, after, excluded } }: { readonly correction: CheckCorrection }) {
  const t = useQualityTexts();
  if (excluded) return <strong>{t('leftOut')}</strong>;
  const flags = [
    ['critical', before.critical, after.critical],
    ['wrongAnswer', before.wrongAnswer, after.wrongAnswer],
  ] as const;
  return (
    <strong className="marks">
      <span>
        <Sums sums={before} calm /> → <Sums sums={after} />
      </span>
      {flags
        .filter(([, was, is]) => was !== is)
        .map(([name, , is]) => (
          <span key={name}>{t(is ? 'flagSet' : 'flagGone', { flag: t(name) })}</span>
        ))}
    </strong>
  );
}
