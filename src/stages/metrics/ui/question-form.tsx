import { Select } from 'antd';
import { say } from '../../../base/text.ts';
import { useLang } from '../../../platform/ui/texts.ts';
import { DIMENSIONS } from '../model.ts';
import { FilterBar } from './ask/filter-bar.tsx';
import { PeriodPicker } from './ask/period-picker.tsx';
import { dimensionTitle } from './labels.ts';
import { type Asked, splitCalls, useDictionary } from './question.ts';
import { useMetricTexts } from './texts.ts';

interface AskProps {
  readonly asked: Asked;
  readonly ask: (changes: Partial<Asked>) => void;
}

/** What is asked for; every choice counts at once. */
export function QuestionForm({ asked, ask }: AskProps) {
  const t = useMetricTexts();
  const lang = useLang();
  const dictionary = useDictionary();
  const options = (dictionary.data?.rows ?? []).map((metric) => ({
    value: metric.id,
    label: say(metric.title, lang),
    search: `${metric.id} ${Object.values(metric.title).join(' ')}`.toLowerCase(),
  }));
  return (
    <div className="question">
      <div className="question-field question-wide">
        <label htmlFor="asked-metrics">{t('metrics')}</label>
        <Select
          id="asked-metrics"
          mode="tags"
          value={[...splitCalls(asked.metrics)]}
          options={options}
          showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.toLowerCase()) }}
          onChange={(chosen: readonly string[]) => chosen.length > 0 && ask({ metrics: chosen.join(',') })}
        />
      </div>
      <div className="question-field" style={{ minWidth: 180 }}>
        <label htmlFor="asked-by">{t('by')}</label>
        <Select
          id="asked-by"
          mode="multiple"
          value={asked.by.split(',').filter((name) => name !== '')}
          placeholder={t('all')}
          showSearch={{ optionFilterProp: 'label' }}
          options={DIMENSIONS.map((name) => ({ value: name, label: dimensionTitle(name, lang) }))}
          onChange={(chosen: readonly string[]) => ask({ by: chosen.join(',') })}
        />
      </div>
      <div className="question-field">
        <span className="question-label">{t('period')}</span>
        <PeriodPicker label={t('period')} value={asked.period} onPick={(period) => ask({ period })} />
      </div>
      <FilterBar asked={asked} ask={ask} />
    </div>
  );
}
