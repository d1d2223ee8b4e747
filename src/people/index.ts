export { peopleAsOf, personOn } from './fold.ts';
export type { Person, PersonSpan } from './model.ts';
export { claimNames, type NameClaims } from './names.ts';
export { spansOf } from './spans.ts';
export { TENURE_EDGES, tenureBand } from './tenure.ts';
