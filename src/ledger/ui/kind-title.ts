import { useLedgerTexts } from './texts.ts';

const TITLED = [
  'person.recorded',
  'person.alias',
  'rating.given',
  'award.granted',
  'amount.granted',
  'leave.approved',
  'correction.made',
  'check.scored',
  'setting.changed',
  'goal.proposed',
  'goal.set',
  'period.closed',
  'import.undone',
  'import.redone',
] as const;

/** A kind that an organisation or a plan brought keeps its own name. */
export function useKindTitle(): (kind: string) => string {
  const t = useLedgerTexts();
  return (kind) => {
    const titled = TITLED.find((one) => one === kind);
    return titled === undefined ? kind : t(titled);
  };
}
