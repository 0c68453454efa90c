import { postgresServer } from '@koz/jobs-bullmq';
import { silentLogger } from '@koz/platform';
import { createTables, createViews } from '@koz/projection';
import { allMigrations } from '@koz/schema';
import { allProjections } from '@koz/services/projector';
import { testDatabase, type TestDatabase } from '@koz/testing';

/** Of every read model. */
export const generation = 1;

/** A database with every table that there is: of the migrations, of each read model, and of the queue in PostgreSQL. */
export async function wholeDatabase(): Promise<TestDatabase> {
  const db = await testDatabase({ migrations: allMigrations });
  const projector = db.pool('koz_projector');
  for (const projection of allProjections) {
    await projector.query(createTables(projection, generation));
    await projector.query(createViews(projection, generation));
  }
  const queue = postgresServer({ url: db.url, adminUrl: db.adminUrl, logger: silentLogger });
  await queue.prepare();
  await queue.close();
  return db;
}
