import type { Migration } from '@koz/platform';
import seal from './migrations/0001-seal.sql';
import keptPlaces from './migrations/0002-kept-places.sql';
import auditor from './migrations/0003-auditor.sql';
import history from './migrations/0004-history.sql';
import relay from './migrations/0005-relay.sql';
import sharedStretch from './migrations/0006-shared-stretch.sql';

/** Schema `seal`: positions of the events in KurrentDB, and their heads and ids by which they are found. */
export const migrations: readonly Migration[] = [
  { name: 'seal/0001-seal', sql: seal },
  { name: 'seal/0002-kept-places', sql: keptPlaces },
  { name: 'seal/0003-auditor', sql: auditor },
  { name: 'seal/0004-history', sql: history },
  { name: 'seal/0005-relay', sql: relay },
  { name: 'seal/0006-shared-stretch', sql: sharedStretch },
];
