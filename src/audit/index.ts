export {
  type AuditEntry,
  type AuditEvent,
  type AuditHead,
  CHAIN_START,
  firstBreak,
  headText,
  link,
  parseHead,
} from './chain.ts';
