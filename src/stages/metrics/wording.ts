import type { Decimal } from '../../base/decimal.ts';
import { eachLang, fill } from '../../base/text.ts';
import type { MetricDefinition } from './model.ts';

type Worded = Pick<MetricDefinition, 'title' | 'definition'>;

/** Title and definition as these parameters have them: `{x} 秒首响率` is read as 15 秒首响率. */
export function worded(
  { title, definition }: MetricDefinition['wording'],
  parameters: Readonly<Record<string, Decimal | string>>,
): Worded {
  const words = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  const told = (text: typeof title) => eachLang((lang) => fill(text[lang], words));
  return { title: told(title), definition: told(definition) };
}
