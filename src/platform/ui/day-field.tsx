import { DatePicker, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import { useMemo } from 'react';

/**
 * A day, a month or a time of day to choose or to type, written as everywhere (2026-03-31, 09:30). The browser's own fields speak the language
 * of the browser and not the one that its reader chose here.
 */

export interface DayFieldProps {
  /** As in an address: `2026-03-31`, or `2026-03` for a month; empty where nothing is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is asked for, where no label stands beside it. */
  readonly label?: string;
  readonly id?: string;
  /** Says what belongs there while it is empty. */
  readonly hint?: string;
  /** Cannot be emptied. */
  readonly required?: boolean;
  /** The first day that may be chosen. */
  readonly min?: string;
}

export interface TimeFieldProps {
  /** As `09:30`; never empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
}

/** A time of day on the clock of twenty-four hours. */
export function TimeField({ value, onChange, id }: TimeFieldProps) {
  // Of any day: only its time is shown.
  const chosen = useMemo(() => dayjs(`2000-01-01T${value}`), [value]);
  return (
    <TimePicker
      {...(id !== undefined && { id })}
      format={TIME}
      value={chosen}
      onChange={(next) => next && onChange(next.format(TIME))}
      allowClear={false}
      needConfirm={false}
      showNow={false}
      required
    />
  );
}

const DAY = 'YYYY-MM-DD';
const MONTH = 'YYYY-MM';
const TIME = 'HH:mm';

export function DayField(props: DayFieldProps) {
  return <Field {...props} picker="date" format={DAY} />;
}

export function MonthField(props: DayFieldProps) {
  return <Field {...props} picker="month" format={MONTH} />;
}

interface FieldProps extends DayFieldProps {
  readonly picker: 'date' | 'month';
  readonly format: string;
}

function Field({ value, onChange, label, hint, min = '', required = false, ...props }: FieldProps) {
  // The picker forgets what is being typed as soon as it is given another object, be it the same day: any drawing anew
  // between typing and leaving the field, a letter in the next one even, put the old day back.
  const chosen = useMemo(() => dayOf(value), [value]);
  const first = useMemo(() => dayOf(min), [min]);
  return (
    <DatePicker
      {...props}
      className={`day-field day-field-${props.picker}`}
      value={chosen}
      onChange={(next) => onChange(next?.format(props.format) ?? '')}
      allowClear={!required}
      required={required}
      aria-label={label}
      {...(hint !== undefined && { placeholder: hint })}
      {...(first !== null && { minDate: first })}
    />
  );
}

function dayOf(written: string): Dayjs | null {
  return written === '' ? null : dayjs(written);
}
