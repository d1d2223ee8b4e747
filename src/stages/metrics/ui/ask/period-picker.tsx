import { Button } from 'antd';
import { parsePeriod } from '../../../../base/period.ts';
import { DayField, MonthField } from '../../../../platform/ui/day-field.tsx';
import { useMetricTexts } from '../texts.ts';
import { PICKS, type Pick, pickedAs, pickOf, shifted, weekOf } from './periods.ts';

interface PickerProps {
  readonly label: string;
  readonly value: string;
  readonly onPick: (period: string) => void;
}

/** A month, a quarter, a week or any days, with the one before and the one after a click away. */
export function PeriodPicker({ label, value, onPick }: PickerProps) {
  const t = useMetricTexts();
  const pick = pickOf(value);
  return (
    <fieldset className="period">
      <legend className="visually-hidden">{label}</legend>
      <select
        aria-label={t('length')}
        value={pick}
        onChange={(event) => onPick(pickedAs(value, event.target.value as Pick))}
      >
        {PICKS.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </select>
      <Button aria-label={t('earlier')} onClick={() => onPick(shifted(value, -1))}>
        ‹
      </Button>
      <Picked pick={pick} label={label} value={value} onPick={onPick} />
      <Button aria-label={t('later')} onClick={() => onPick(shifted(value, 1))}>
        ›
      </Button>
    </fieldset>
  );
}

/** An input half typed names nothing yet. */
function Picked({ pick, label, value, onPick }: PickerProps & { readonly pick: Pick }) {
  const t = useMetricTexts();
  const now = parsePeriod(value);
  if (pick === 'month') return <MonthField required label={label} value={value} onChange={onPick} />;
  if (pick === 'quarter') {
    const [year = '', quarter = ''] = value.split('-');
    const set = (text: string) => parsePeriod(text) && onPick(text);
    return (
      <>
        <input
          type="number"
          aria-label={t('year')}
          value={year}
          min={1970}
          max={2999}
          onChange={({ target }) => set(`${target.value}-${quarter}`)}
        />
        <select aria-label={t('quarter')} value={quarter} onChange={({ target }) => set(`${year}-${target.value}`)}>
          {['Q1', 'Q2', 'Q3', 'Q4'].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </>
    );
  }
  const [first, last] = [now?.first ?? '', now?.last ?? ''];
  const day = (name: string, at: string, set: (day: string) => void) => (
    <DayField required label={name} value={at} onChange={set} />
  );
  if (pick === 'week')
    return (
      <>
        {day(t('weekOf'), first, (one) => onPick(weekOf(one)))}
        <span className="note">– {last}</span>
      </>
    );
  return (
    <>
      {day(t('firstDay'), first, (one) => onPick(`${one}..${one > last ? one : last}`))}
      {day(t('lastDay'), last, (one) => onPick(`${one < first ? one : first}..${one}`))}
    </>
  );
}
