export { type AuditEntry, type AuditEvent, type AuditHead, headText, parseHead } from './chain.ts';
