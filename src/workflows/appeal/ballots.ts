import { canonicalJson, type Json } from '../../base/json.ts';
import { type Ballot, type Correction, SEATS } from './model.ts';

/** How a joint review comes to its end: two seats that say the same decide. */

const MAJORITY = Math.floor(SEATS.length / 2) + 1;

/** `open` while a majority can still come; the ballots that agree once it has; null where all have voted and none has. */
export function countBallots(ballots: readonly Ballot[]): readonly Ballot[] | 'open' | null {
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) groups.set(keyOf(ballot), [...(groups.get(keyOf(ballot)) ?? []), ballot]);
  const agreed = [...groups.values()].find((group) => group.length >= MAJORITY);
  if (agreed) return agreed;
  return ballots.length < SEATS.length ? 'open' : null;
}

/** Two ballots agree when they would change the same things: the outcome alone would not say what is to be done. */
function keyOf({ outcome, corrections }: Ballot): string {
  return `${outcome} ${correctionsKey(corrections)}`;
}

export function correctionKey(correction: Correction): string {
  return canonicalJson(correction as unknown as Json);
}

function correctionsKey(corrections: readonly Correction[]): string {
  return corrections.map(correctionKey).sort().join('\n');
}
