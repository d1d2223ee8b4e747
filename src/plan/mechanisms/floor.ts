import { limitDefinition } from './limit.ts';

/** `floor: { of, at }`: the value, but never less than the floor. */
export const floor = limitDefinition('floor', -1);
