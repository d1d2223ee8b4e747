export { checkPeople } from './conflicts.ts';
export { ACTIVITY_AUTHOR, type DerivedPeople, derivePeople, type SeenAgent } from './derived.ts';
export { peopleAsOf, personOn } from './fold.ts';
export type { Person, PersonSpan } from './model.ts';
export { claimNames, type NameClaims } from './names.ts';
export { type RosterImport, type RosterReading, type RosterRow, readRoster } from './roster.ts';
export { spansOf } from './spans.ts';
export { ALWAYS } from './statements.ts';
export { TENURE_EDGES, tenureBand } from './tenure.ts';
