/** What an import's job is doing, as the note of its progress keeps it. */

export const STEPS = ['deciding', 'reading', 'writing'] as const;
/** What is counted: a file whose rows nobody has counted yet is measured in bytes. */
export const COUNTED = ['rows', 'bytes'] as const;

export interface Doing {
  readonly step: (typeof STEPS)[number];
  readonly counted: (typeof COUNTED)[number];
  readonly file: string;
}

export function noteOf({ step, counted, file }: Doing): string {
  return `${step} ${counted} ${file}`;
}

const NOTE = new RegExp(`^(${STEPS.join('|')}) (${COUNTED.join('|')}) (.*)$`, 's');

/** Null where the job has not begun. */
export function doingIn(note: string): Doing | null {
  const [, step, counted, file] = NOTE.exec(note) ?? [];
  if (step === undefined || file === undefined) return null;
  return { step: step as Doing['step'], counted: counted as Doing['counted'], file };
}
