import { Input, Select } from 'antd';
import { useState } from 'react';
import { useLang } from '../../../../platform/ui/texts.ts';
import { DIMENSIONS, type Dimension } from '../../model.ts';
import { dimensionTitle, groupLabel } from '../labels.ts';
import { type Asked, useValues } from '../question.ts';
import { useMetricTexts } from '../texts.ts';
import { type Filter, filtersOf, whereOf } from './filters.ts';

interface FilterProps {
  readonly asked: Asked;
  readonly ask: (changes: Partial<Asked>) => void;
}

/** Which rows count: chosen from what occurs, or written as a formula by who would rather. */
export function FilterBar({ asked, ask }: FilterProps) {
  const t = useMetricTexts();
  const said = filtersOf(asked.where);
  const [drafted, setDrafted] = useState<readonly Filter[]>(said ?? []);
  const [writing, setWriting] = useState(said === null);
  // Somebody went back, or opened another address: what it says counts, not what was being chosen.
  const filters = said !== null && whereOf(drafted) !== whereOf(said) ? said : drafted;
  const change = (next: readonly Filter[]) => {
    setDrafted(next);
    if (whereOf(next) !== asked.where) ask({ where: whereOf(next) });
  };
  const formula = writing || said === null;
  return (
    <fieldset className="filters-ask">
      <legend>{t('where')}</legend>
      {formula ? (
        <Formula key={asked.where} asked={asked} ask={ask} />
      ) : (
        filters.map((filter, i) => (
          <FilterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may say the same, and are told apart by their place.
            key={i}
            filter={filter}
            asked={asked}
            onChange={(next) => change(next === null ? filters.toSpliced(i, 1) : filters.with(i, next))}
          />
        ))
      )}
      {!formula && (
        <button
          type="button"
          className="filters-button"
          onClick={() => setDrafted([...filters, { dimension: 'channel', is: true, values: [] }])}
        >
          {t('addFilter')}
        </button>
      )}
      {said !== null && (
        <button type="button" className="filters-button" onClick={() => setWriting(!writing)}>
          {formula ? t('asChoice') : t('asFormula')}
        </button>
      )}
    </fieldset>
  );
}

/** A condition counts when it is finished. */
function Formula({ asked, ask }: FilterProps) {
  const t = useMetricTexts();
  const [where, setWhere] = useState(asked.where);
  const done = () => where.trim() !== asked.where && ask({ where: where.trim() });
  return (
    <Input
      id="asked-where"
      aria-label={t('where')}
      value={where}
      placeholder={t('whereHint')}
      onChange={(event) => setWhere(event.target.value)}
      onBlur={done}
      onPressEnter={done}
    />
  );
}

interface RowProps {
  readonly filter: Filter;
  readonly asked: Asked;
  /** Null: it goes. */
  readonly onChange: (next: Filter | null) => void;
}

function FilterRow({ filter, asked, onChange }: RowProps) {
  const t = useMetricTexts();
  const lang = useLang();
  const title = dimensionTitle(filter.dimension, lang);
  return (
    <span className="filter-row">
      <select
        aria-label={t('by')}
        value={filter.dimension}
        onChange={({ target }) => onChange({ ...filter, dimension: target.value as Dimension, values: [] })}
      >
        {DIMENSIONS.map((one) => (
          <option key={one} value={one}>
            {dimensionTitle(one, lang)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('isOrNot')}
        value={filter.is ? 'is' : 'isNot'}
        onChange={({ target }) => onChange({ ...filter, is: target.value === 'is' })}
      >
        <option value="is">{t('is')}</option>
        <option value="isNot">{t('isNot')}</option>
      </select>
      <Occurring filter={filter} asked={asked} label={title} onChange={(values) => onChange({ ...filter, values })} />
      <button
        type="button"
        className="filters-button"
        aria-label={t('dropFilter', { title })}
        onClick={() => onChange(null)}
      >
        ×
      </button>
    </span>
  );
}

interface OccurringProps extends Pick<RowProps, 'filter' | 'asked'> {
  readonly label: string;
  readonly onChange: (values: readonly string[]) => void;
}

/** The values that the period's rows have, in the order in which a table shows them. */
function Occurring({ filter: { dimension, values }, asked, label, onChange }: OccurringProps) {
  const t = useMetricTexts();
  const lang = useLang();
  const found = useValues({ metrics: asked.shown, by: dimension, period: asked.period, where: '' });
  const options = (found.data?.rows ?? []).flatMap(({ group: [value] }) =>
    value == null ? [] : [{ value, label: groupLabel(value, dimension, found.data?.names ?? {}, lang, t('unknown')) }],
  );
  return (
    <Select
      mode="multiple"
      className="filter-values"
      aria-label={label}
      placeholder={t('chooseValues')}
      loading={found.isPending}
      // A list that opens before it is known opens in the wrong place.
      disabled={found.isPending}
      value={[...values]}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen: readonly string[]) => onChange(chosen)}
    />
  );
}
