export type { DemoFile, DemoSize } from './model.ts';
export { demoFiles } from './organisation.ts';
