import { Button, Input, Select } from 'antd';
import { type SyntheticEvent, useState } from 'react';
import { say } from '../../../base/text.ts';
import { Waiting } from '../../../platform/ui/page.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { DIMENSIONS } from '../model.ts';
import { dimensionTitle } from './labels.ts';
import { type Asked, shifted, splitCalls, useDictionary } from './question.ts';
import { useMetricTexts } from './texts.ts';

interface AskProps {
  readonly asked: Asked;
  readonly ask: (changes: Partial<Asked>) => void;
}

/** What is asked for. Choices count at once; a condition counts when it is finished. */
export function QuestionForm({ asked, ask }: AskProps) {
  const t = useMetricTexts();
  const lang = useLang();
  const dictionary = useDictionary();
  const [period, setPeriod] = useState(asked.period);
  const [where, setWhere] = useState(asked.where);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const typed = { period: period.trim(), where: where.trim() };
    // Leaving a field unchanged is no new question.
    if (typed.period !== asked.period || typed.where !== asked.where) ask(typed);
  };
  if (dictionary.isPending) return <Waiting lines={4} />;
  const options = (dictionary.data?.rows ?? []).map((metric) => ({
    value: metric.id,
    label: say(metric.title, lang),
    search: `${metric.id} ${Object.values(metric.title).join(' ')}`.toLowerCase(),
  }));
  return (
    <form className="question" onSubmit={submit}>
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
          options={DIMENSIONS.map((name) => ({ value: name, label: dimensionTitle(name, lang) }))}
          onChange={(chosen: readonly string[]) => ask({ by: chosen.join(',') })}
        />
      </div>
      <div className="question-field">
        <label htmlFor="asked-period">{t('period')}</label>
        <PeriodField asked={asked} ask={ask} typed={period} onType={setPeriod} onDone={submit} />
      </div>
      <div className="question-field question-wide">
        <label htmlFor="asked-where">{t('where')}</label>
        <Input
          id="asked-where"
          value={where}
          placeholder={t('whereHint')}
          onChange={(event) => setWhere(event.target.value)}
          onBlur={submit}
        />
      </div>
      <button type="submit" hidden />
    </form>
  );
}

interface PeriodProps extends AskProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onDone: (event: SyntheticEvent) => void;
}

/** A period as text, with the one before and the one after a click away. */
function PeriodField({ asked, ask, typed, onType, onDone }: PeriodProps) {
  const t = useMetricTexts();
  return (
    <span className="question-period">
      <Button aria-label={t('earlier')} onClick={() => ask({ period: shifted(asked.period, -1) })}>
        ‹
      </Button>
      <Input
        id="asked-period"
        style={{ width: 130 }}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onBlur={onDone}
      />
      <Button aria-label={t('later')} onClick={() => ask({ period: shifted(asked.period, 1) })}>
        ›
      </Button>
    </span>
  );
}
