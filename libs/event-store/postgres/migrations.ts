import type { Migration } from '@koz/platform';
import events from './migrations/0001-events.sql';
import append from './migrations/0002-append.sql';
import read from './migrations/0003-read.sql';
import keptPlaces from './migrations/0004-kept-places.sql';
import auditor from './migrations/0005-auditor.sql';
import history from './migrations/0006-history.sql';
import relay from './migrations/0007-relay.sql';
import narrowGrants from './migrations/0008-narrow-grants.sql';
import sharedStretch from './migrations/0009-shared-stretch.sql';

/** Schema `es`: the log, its heads and its counter, and the functions through which they are used. */
export const migrations: readonly Migration[] = [
  { name: 'es/0001-events', sql: events },
  { name: 'es/0002-append', sql: append },
  { name: 'es/0003-read', sql: read },
  { name: 'es/0004-kept-places', sql: keptPlaces },
  { name: 'es/0005-auditor', sql: auditor },
  { name: 'es/0006-history', sql: history },
  { name: 'es/0007-relay', sql: relay },
  { name: 'es/0008-narrow-grants', sql: narrowGrants },
  { name: 'es/0009-shared-stretch', sql: sharedStretch },
];
