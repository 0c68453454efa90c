import { migrate, type Logger, type Migration } from '@koz/platform';

/** Every migration of every adapter, in the order of application. */
export const allMigrations: readonly Migration[] = [];

/**
 * Brings the database to the present schema.
 *
 * @returns the names of the migrations applied now.
 */
export const migrateAll = (adminUrl: string, logger?: Logger): Promise<string[]> =>
  migrate(adminUrl, allMigrations, logger);
