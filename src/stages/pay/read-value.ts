import { failed, ok, type Result, type Where } from '../../base/problem.ts';
import { LANGS } from '../../base/text.ts';
import { type Input, readDecimal, readFlag } from '../../plan/index.ts';
import type { InputValue } from './model.ts';
import { payProblem } from './problems.ts';

/** A text from a file or a profile as the value of an input: numbers exact, choices by id or title, nothing guessed. */
export function readInputText(input: Input, text: string, where: Where): Result<Exclude<InputValue, null>> {
  switch (input.type) {
    case 'number': {
      const number = readDecimal(text.normalize('NFKC'));
      return number === undefined ? failed(payProblem('pay.not-a-number', { found: text }, where)) : ok(number);
    }
    case 'flag': {
      const flag = readFlag(text);
      return flag === undefined ? failed(payProblem('pay.not-a-flag', { found: text }, where)) : ok(flag);
    }
    case 'text': {
      const chosen = chosenValue(input, text);
      if (chosen !== undefined) return ok(chosen);
      const known = (input.values ?? []).map((v) => v.id).join(', ');
      return failed(payProblem('pay.not-a-choice', { found: text, known }, where));
    }
  }
}

function chosenValue(input: Input, text: string): string | undefined {
  if (input.values === null) return text;
  const wanted = text.toLowerCase();
  return input.values.find(
    (v) => v.id.toLowerCase() === wanted || LANGS.some((l) => v.title[l]?.toLowerCase() === wanted),
  )?.id;
}
