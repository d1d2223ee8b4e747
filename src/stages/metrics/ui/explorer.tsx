import { Link } from '@tanstack/react-router';
import { FileLinks } from '../../../platform/ui/file-links.tsx';
import { Empty, Page, Waiting } from '../../../platform/ui/page.tsx';
import { Failure } from '../../../platform/ui/problems.tsx';
import { useLang } from '../../../platform/ui/texts.ts';
import { PeriodPicker } from './ask/period-picker.tsx';
import { comparedWith } from './ask/periods.ts';
import './explorer.css';
import { type Asked, exportAt, type Question, SLOTS, useAsked, useDictionary, useValues, VIEWS } from './question.ts';
import { QuestionForm } from './question-form.tsx';
import { useMetricTexts } from './texts.ts';
import { ValuesTable } from './values-table.tsx';
import { BetweenView } from './views/between.tsx';
import { CompareView } from './views/compare.tsx';
import { ExpectedView } from './views/expected.tsx';
import { HeatView } from './views/heat.tsx';
import { SpreadView } from './views/spread.tsx';
import { TrendView } from './views/trend.tsx';

/** Any metrics by any slices of a period, looked at in several ways; the address says which. */
export function ExplorerPage() {
  const t = useMetricTexts();
  const { asked, ask } = useAsked();
  const dictionary = useDictionary();
  // Asked for beside the dictionary, and drawn with it: the form has its height from the beginning.
  useValues(asked ?? NOTHING, asked?.view === 'table');
  return (
    <Page
      title={t('explorer')}
      actions={
        <>
          <FileLinks at={(format) => (asked === null ? undefined : exportAt(asked, format))} />
          <Link to={'/numbers/dictionary' as never}>{t('dictionary')}</Link>
        </>
      }
    >
      {asked === null || dictionary.isPending ? (
        <Waiting lines={14} />
      ) : (
        <>
          <QuestionForm asked={asked} ask={ask} />
          <ViewBar asked={asked} ask={ask} />
          <Shown asked={asked} />
        </>
      )}
    </Page>
  );
}

const NOTHING: Question = { metrics: '', by: '', period: '', where: '' };

interface AskProps {
  readonly asked: Asked;
  readonly ask: (changes: Partial<Asked>) => void;
}

function ViewBar({ asked, ask }: AskProps) {
  const t = useMetricTexts();
  return (
    <div className="views">
      <nav className="views-list" aria-label={t('views')}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={asked.view === view ? 'true' : undefined}
            onClick={() => ask({ view })}
          >
            {t(view)}
          </button>
        ))}
      </nav>
      {asked.view !== 'table' && (
        <label>
          {t('shown')}{' '}
          <select value={asked.shown} onChange={(event) => ask({ shown: event.target.value })}>
            <ShownOptions asked={asked} />
          </select>
        </label>
      )}
      {asked.view === 'compare' && <Against asked={asked} ask={ask} />}
      {asked.view === 'trend' && (
        <label>
          {t('slot')}{' '}
          <select
            value={asked.slot}
            onChange={(event) => ask({ slot: SLOTS.find((slot) => slot === event.target.value) ?? 'day' })}
          >
            <SlotOptions />
          </select>
        </label>
      )}
    </div>
  );
}

/** What a comparison is with: a period that follows from the one asked for, or any other. */
function Against({ asked, ask }: AskProps) {
  const t = useMetricTexts();
  const chosen = asked.against !== 'before' && asked.against !== 'year';
  return (
    <>
      <label>
        {t('against')}{' '}
        <select
          value={chosen ? 'chosen' : asked.against}
          onChange={({ target }) =>
            ask({ against: target.value === 'chosen' ? comparedWith(asked.period, asked.against) : target.value })
          }
        >
          <option value="before">{t('periodBefore')}</option>
          <option value="year">{t('yearBefore')}</option>
          <option value="chosen">{t('chosen')}</option>
        </select>
      </label>
      {chosen && <PeriodPicker label={t('against')} value={asked.against} onPick={(against) => ask({ against })} />}
    </>
  );
}

/** The charts' metrics by their titles, from the question without slices: a table needs neither. */
function ShownOptions({ asked }: { readonly asked: Asked }) {
  const lang = useLang();
  const values = useValues({ ...asked, by: '' });
  return (values.data?.metrics ?? []).map((metric) => (
    <option key={metric.asked} value={metric.asked}>
      {metric.title[lang]}
    </option>
  ));
}

function SlotOptions() {
  const lang = useLang();
  const titles = {
    day: { en: 'day', zh: '日' },
    week: { en: 'week', zh: lang === 'zh-TW' ? '週' : '周' },
    month: { en: 'month', zh: '月' },
  };
  return SLOTS.map((slot) => (
    <option key={slot} value={slot}>
      {lang === 'en' ? titles[slot].en : titles[slot].zh}
    </option>
  ));
}

function Shown({ asked }: { readonly asked: Asked }) {
  switch (asked.view) {
    case 'table':
      return <TableView asked={asked} />;
    case 'trend':
      return <TrendView asked={asked} />;
    case 'spread':
      return <SpreadView asked={asked} />;
    case 'heat':
      return <HeatView asked={asked} />;
    case 'compare':
      return <CompareView asked={asked} />;
    case 'between':
      return <BetweenView asked={asked} />;
    case 'expected':
      return <ExpectedView asked={asked} />;
  }
}

function TableView({ asked }: { readonly asked: Asked }) {
  const t = useMetricTexts();
  const values = useValues(asked);
  if (values.isPending) return <Waiting lines={12} />;
  if (values.error) return <Failure error={values.error} />;
  const { rows, total } = values.data;
  if (rows.every((row) => row.cells.every((cell) => cell.value === null)))
    return <Empty says={t('nothing', { period: asked.period })} />;
  return (
    <>
      <ValuesTable values={values.data} question={asked} />
      {total > rows.length && <p className="note">{t('cut', { total, shown: rows.length })}</p>}
    </>
  );
}
