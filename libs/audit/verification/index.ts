export type { Finding, LogFinding } from './findings.js';
export type { AuditSource } from './source.js';
export * from './verify-log.js';
