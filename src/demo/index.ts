export { type DemoSeat, demoSeats } from './accounts.ts';
export type { DemoFile, DemoSize } from './model.ts';
export { demoFiles } from './organisation.ts';
export { recentStart } from './people.ts';
