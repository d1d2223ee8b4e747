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

/** A metric called with parameters of its own: those that its title has no place for are told behind it. */
export function asCalled(
  definition: MetricDefinition,
  parameters: Readonly<Record<string, Decimal>>,
): MetricDefinition {
  const { title, ...told } = worded(definition.wording, parameters);
  const untold = Object.entries(parameters)
    .filter(([name, value]) => !definition.wording.title.en.includes(`{${name}}`) && !isUsual(definition, name, value))
    .map(([name, value]) => `${name} ${value}`);
  if (untold.length === 0) return { ...definition, ...told, title };
  return { ...definition, ...told, title: eachLang((lang) => `${title[lang]} (${untold.join(', ')})`) };
}

function isUsual({ parameters }: MetricDefinition, name: string, value: Decimal): boolean {
  return parameters[name]?.equals(value) === true;
}
