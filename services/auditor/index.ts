export { auditorDepsOf, type AuditorDeps, type Pacing } from './deps.js';
export * from './start-auditor.js';
