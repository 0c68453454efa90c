import { migrations as audit } from '@koz/audit';
import { migrations as ledger } from '@koz/disclosure-ledger';
import { migrations as seal } from '@koz/event-store-kurrentdb/migrations';
import { migrations as eventStore } from '@koz/event-store-postgres';
import { migrations as identity } from '@koz/identity';
import { migrations as reference } from '@koz/locations';
import { migrate, platformMigrations, type Logger, type Migration } from '@koz/platform';
import { migrations as vault } from '@koz/privacy-keys';
import { migrations as readModels } from '@koz/projection';
import { migrations as regie } from '@koz/regie-summary';
import { migrations as runs } from '@koz/retention-runs';

/**
 * Every migration of every part, in the order of application. `reference` comes before what asks it whose a location
 * is: row-level security of the others.
 */
export const allMigrations: readonly Migration[] = [
  ...platformMigrations,
  ...reference,
  ...eventStore,
  ...seal,
  ...vault,
  ...ledger,
  ...audit,
  ...readModels,
  ...regie,
  ...runs,
  ...identity,
];

/**
 * Brings the database to the present schema; the tables of the read models themselves are made by the projector.
 *
 * @returns the names of the migrations applied now.
 * @throws MigrationError naming the one that failed or was changed.
 */
export const migrateAll = (adminUrl: string, logger?: Logger): Promise<string[]> =>
  migrate(adminUrl, allMigrations, logger);
