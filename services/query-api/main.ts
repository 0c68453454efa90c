import { Module } from '@nestjs/common';
import { controllerFinder, createHttpApplication, developmentModule } from '@koz/http';
import { DevelopmentTokens } from '@koz/identity';
import { DiscreetError, loadSettings } from '@koz/platform';
import { openRuntime, type Runtime } from '@koz/runtime';
import { hasInbox } from './answering/fresh-reads.js';
import { queryApiModule } from './query-api.module.js';

/** Runs the query side alone, beside a projector that fills its read models. */
@Module({})
class QueryApi {}

async function start(): Promise<void> {
  const settings = loadSettings();
  const runtime = await openRuntime(settings, { service: 'query-api' });
  try {
    const app = await applicationOn(runtime);
    await app.listen(settings.port, settings.host);
    const address = await app.getUrl();
    runtime.logger.info({ address }, 'The query API is ready');
    const stop = async (): Promise<void> => {
      await app.close();
      await runtime.close();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  } catch (error) {
    await runtime.close();
    throw error;
  }
}

async function applicationOn(runtime: Runtime) {
  const { settings, clock, database, vault, logger, readiness } = runtime;
  const locations = runtime.locations('koz_query');
  const tokens = await DevelopmentTokens.open({ mode: settings.mode, directory: settings.dataDir });
  const events = runtime.eventStore('koz_query');
  const pool = database.pool('koz_query');
  readiness.add('inbox', () => hasInbox(pool));
  return createHttpApplication(
    {
      module: QueryApi,
      imports: [
        queryApiModule({ clock, pool, events, vault, locations }),
        developmentModule({ tokens, clock, controllers: controllerFinder(locations, events) }),
      ],
    },
    { verifier: tokens, readiness, logger },
  );
}

try {
  await start();
} catch (error) {
  // Only errors that were written for this say more than their name.
  const said = error instanceof DiscreetError ? error.message : (error as Error).name;
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}
