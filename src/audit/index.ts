export { type AuditEntry, type AuditEvent, CHAIN_START, firstBreak, link } from './chain.ts';
