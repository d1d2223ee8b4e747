import { foldHeader } from '../fold.ts';
import type { ColumnFacts, TargetKind } from '../model.ts';
import { fits } from './evidence.ts';
import { compared, likeness, type Synonyms } from './synonyms.ts';
import { columnOf, isActivity, MONTHLY_PAY, typeOf } from './targets.ts';

/** One header as one target: how sure its name is, times what its values say. */
export interface Candidate {
  readonly facts: ColumnFacts;
  readonly section: 'columns' | 'person';
  readonly target: string;
  readonly name: number;
  readonly score: number;
}

const LEAST = 0.35;

export function isSensitive(header: string, synonyms: Synonyms): boolean {
  return synonyms.sensitive.has(foldHeader(header));
}

export function isYearly(header: string, synonyms: Synonyms): boolean {
  const folded = foldHeader(header);
  return synonyms.yearly.some((part) => folded.includes(part));
}

/** The best header for each target and the best target for each header: the surest pair first. */
export function assign(kind: TargetKind, columns: readonly ColumnFacts[], synonyms: Synonyms): readonly Candidate[] {
  const all = columns.flatMap((facts, position) =>
    candidatesOf(kind, facts, synonyms).map((candidate) => ({ candidate, position })),
  );
  all.sort((a, b) => b.candidate.score - a.candidate.score || a.position - b.position);
  const headers = new Set<string>();
  const targets = new Set<string>();
  const taken: Candidate[] = [];
  for (const { candidate } of all) {
    const key = `${candidate.section}.${candidate.target}`;
    if (headers.has(candidate.facts.header) || targets.has(key)) continue;
    headers.add(candidate.facts.header);
    targets.add(key);
    taken.push(candidate);
  }
  return taken;
}

function candidatesOf(kind: TargetKind, facts: ColumnFacts, synonyms: Synonyms): readonly Candidate[] {
  if (isSensitive(facts.header, synonyms)) return [];
  const found: Candidate[] = [];
  const header = compared(facts.header);
  const look = (section: Candidate['section'], names: ReadonlyMap<string, readonly string[]>) => {
    for (const [name, targets] of names) {
      const like = likeness(header, name);
      if (like === 0) continue;
      for (const target of targets) {
        if (kind === 'roster' && MONTHLY_PAY.includes(target) && isYearly(facts.header, synonyms)) continue;
        const type = section === 'person' ? 'text' : typeOf(kind, target);
        const column = section === 'person' ? undefined : columnOf(kind, target);
        const score = like * fits(facts, type, target, column);
        if (score >= LEAST) found.push({ facts, section, target, name: like, score });
      }
    }
  };
  look('columns', synonyms.kinds.get(kind) ?? new Map());
  if (isActivity(kind)) look('person', synonyms.person);
  return found;
}
