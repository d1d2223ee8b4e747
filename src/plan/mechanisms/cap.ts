import { limitDefinition } from './limit.ts';

/** `cap: { of, at }`: the value, but never more than the cap. */
export const cap = limitDefinition('cap', 1);
