import { Module } from '@nestjs/common';
import { latestNoteReader } from '@koz/audit';
import { access, controllerFinder, createHttpApplication } from '@koz/http';
import { logInLinks, openIdentity, runProcess, type Runtime } from '@koz/runtime';
import { planOfHoldIn } from './legal-holds/plan-of-hold.js';
import { commandApiModule } from './module.js';

/** Runs the command side alone, beside a process manager that finishes what a crash leaves half done. */
@Module({})
class CommandApi {}

async function applicationOn(runtime: Runtime) {
  const { clock, logger, readiness } = runtime;
  const locations = runtime.locations('koz_query');
  const controllers = controllerFinder(locations, runtime.eventStore('koz_query'));
  const people = access(await openIdentity(runtime), { clock, controllers });
  return createHttpApplication(
    {
      module: CommandApi,
      imports: [
        commandApiModule({
          ...runtime.commandDeps('koz_command'),
          pool: runtime.database.pool('koz_command'),
          locations,
          logIns: logInLinks(runtime.lookups, locations),
          planOfHold: planOfHoldIn(runtime.database.pool('koz_query')),
          latestNote: latestNoteReader(runtime.database.pool('koz_command'), logger),
          wakeRetention: (controllers, cause) => runtime.wakeRetention(controllers, cause),
          runs: {
            pool: runtime.database.pool('koz_command'),
            schedulePool: runtime.database.pool('koz_query'),
          },
        }),
        ...people.modules,
      ],
    },
    { ...people.settings, readiness, logger },
  );
}

await runProcess('command-api', async (runtime) => {
  const app = await applicationOn(runtime);
  await app.listen(runtime.settings.port, runtime.settings.host);
  const address = await app.getUrl();
  runtime.logger.info({ address }, 'The command API is ready');
  return () => app.close();
});
