export { type AuditEntry, type AuditHead, headText, parseHead } from './chain.ts';
