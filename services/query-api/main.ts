import { Module } from '@nestjs/common';
import { logOrigin } from '@koz/audit';
import { access, controllerFinder, createHttpApplication } from '@koz/http';
import { openIdentity, runProcess, type Runtime } from '@koz/runtime';
import { hasCarePlans, hasInbox, hasPool } from './answering/fresh-reads.js';
import { queryApiModule } from './query-api.module.js';

/** Runs the query side alone, beside a projector that fills its read models. */
@Module({})
class QueryApi {}

async function applicationOn(runtime: Runtime) {
  const { clock, database, vault, logger, readiness } = runtime;
  const locations = runtime.locations('koz_query');
  const events = runtime.eventStore('koz_query');
  const people = access(await openIdentity(runtime), {
    clock,
    controllers: controllerFinder(locations, events),
  });
  const pool = database.pool('koz_query');
  readiness.add('inbox', () => hasInbox(pool));
  readiness.add('pool', () => hasPool(pool));
  readiness.add('care-plans', () => hasCarePlans(pool));
  return createHttpApplication(
    {
      module: QueryApi,
      imports: [
        queryApiModule({
          clock,
          pool,
          events,
          history: runtime.eventStore('koz_history'),
          origin: logOrigin(runtime.shredding.fence.directory.id),
          vault,
          locations,
          certificateKeys: [runtime.shredding.signingKey.publicKey],
        }),
        ...people.modules,
      ],
    },
    { ...people.settings, readiness, logger },
  );
}

await runProcess('query-api', async (runtime) => {
  const app = await applicationOn(runtime);
  await app.listen(runtime.settings.port, runtime.settings.host);
  const address = await app.getUrl();
  runtime.logger.info({ address }, 'The query API is ready');
  return () => app.close();
});
