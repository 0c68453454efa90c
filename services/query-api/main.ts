import { Module } from '@nestjs/common';
import { createHttpApplication } from '@koz/http';
import { runProcess, type Runtime } from '@koz/runtime';
import { openAccess } from '@koz/runtime/people';
import { hasCarePlans, hasInbox, hasPool } from './answering/fresh-reads.js';
import { queryApiModule } from './query-api.module.js';
import { queryApiDepsOf } from './runtime-deps.js';

/**
 * Runs the query side alone, with the portal, beside a projector that fills its read models. It knows who is logged in;
 * logging in is the command side's. Any number of instances may run.
 */
@Module({})
class QueryApi {}

async function applicationOn(runtime: Runtime) {
  const { database, settings, logger, readiness, metrics } = runtime;
  const people = await openAccess(runtime);
  const pool = database.pool('koz_query');
  readiness.add('inbox', () => hasInbox(pool));
  readiness.add('pool', () => hasPool(pool));
  readiness.add('care-plans', () => hasCarePlans(pool));
  return createHttpApplication(
    { module: QueryApi, imports: [queryApiModule(queryApiDepsOf(runtime))] },
    { ...people.settings, readiness, logger, metrics, portalDirectory: settings.portalDir },
  );
}

await runProcess('query-api', async (runtime) => {
  const app = await applicationOn(runtime);
  await app.listen(runtime.settings.port, runtime.settings.host);
  const address = await app.getUrl();
  runtime.logger.info({ address }, 'The query API is ready');
  return () => app.close();
});
