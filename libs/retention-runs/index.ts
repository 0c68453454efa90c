import type { Migration } from '@koz/platform';
import runs from './migrations/0001-runs.sql';
import narrowGrants from './migrations/0002-narrow-grants.sql';

export * from './ask-run.js';
export { lastRetentionRuns, openRetentionRuns, retentionRun } from './read-runs.js';
export * from './record-run.js';
export * from './run.js';

/** The migrations of the schema `retention`; the roles that they grant to exist before. */
export const migrations: readonly Migration[] = [
  { name: 'retention/0001-runs', sql: runs },
  { name: 'retention/0002-narrow-grants', sql: narrowGrants },
];
