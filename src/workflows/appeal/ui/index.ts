/** What other pages show of appeals. */
export { OverturnRate } from './overturns.tsx';
