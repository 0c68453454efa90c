import { Module, type DynamicModule } from '@nestjs/common';
import { latestNoteReader, logOrigin } from '@koz/audit';
import { access, controllerFinder, createHttpApplication } from '@koz/http';
import type { AdjustableClock } from '@koz/platform';
import { logInLinks, openIdentity, type Runtime } from '@koz/runtime';
import { auditorDepsOf, startAuditor } from '@koz/services/auditor';
import { commandApiModule, planOfHoldIn } from '@koz/services/command-api';
import {
  startProcessManager,
  startRegieSnapshots,
  startTerms,
  type RunningRegieSnapshots,
} from '@koz/services/process-manager';
import { projectorConnections, startProjector } from '@koz/services/projector';
import { queryApiModule } from '@koz/services/query-api';
import { retentionDepsOf, startRetentionWorker } from '@koz/services/retention-worker';

export interface Standalone {
  /** Where it answers, `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Ends requests first, then the readers of the log; the runtime stays open. */
  stop(): Promise<void>;
}

@Module({})
class StandaloneModule {}

/** All services in this process, on one runtime and one port. It answers at once and is ready when all parts are. */
export async function startStandalone(runtime: Runtime): Promise<Standalone> {
  const { settings, logger, readiness } = runtime;
  const people = access(await openIdentity(runtime), {
    clock: wakingRetention(runtime),
    controllers: controllerFinder(runtime.locations('koz_query'), runtime.eventStore('koz_query')),
  });
  const app = await createHttpApplication(modules(runtime, people.modules), {
    ...people.settings,
    readiness,
    logger,
    portalDirectory: settings.portalDir,
  });
  // First, for the event store shares the pool of its role.
  const pool = runtime.database.pool('koz_projector', { max: projectorConnections });
  const projector = await startProjector({
    store: runtime.eventStore('koz_projector'),
    pool,
    sealer: runtime.sealer,
    logger,
    readiness,
  });
  const processManager = await startProcessManager({
    ...runtime.commandDeps('koz_process_manager'),
    pool: runtime.database.pool('koz_process_manager'),
    locations: runtime.locations('koz_query'),
    logger,
    readiness,
  });
  const terms = startTerms({
    ...runtime.commandDeps('koz_process_manager'),
    queryPool: runtime.database.pool('koz_query'),
    locations: runtime.locations('koz_query'),
    logger,
  });
  const retention = startRetentionWorker({ ...retentionDepsOf(runtime), readiness, jobs: runtime.jobs });
  const auditor = startAuditor(auditorDepsOf(runtime));
  const stop = async (): Promise<void> => {
    await app.close();
    const readers = [projector, processManager, terms, retention, auditor];
    await Promise.all(readers.map((reader) => reader.stop()));
  };
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: await app.getUrl(), stop };
}

/** Starts making the regie's figures: once the sample is there, so that the first are of all of it. */
export const startSnapshots = (runtime: Runtime): RunningRegieSnapshots =>
  startRegieSnapshots({
    pool: runtime.database.pool('koz_process_manager'),
    queryPool: runtime.database.pool('koz_query'),
    store: runtime.eventStore('koz_query'),
    vault: runtime.vault,
    locations: runtime.locations('koz_query'),
    clock: runtime.clock,
    logger: runtime.logger,
  });

/** Whoever moves the clock wants to see what is due then. */
const wakingRetention = ({ clock, wakeRetention }: Runtime): AdjustableClock => ({
  now: () => clock.now(),
  set: async (now) => {
    await clock.set(now);
    await wakeRetention(undefined, 'clock');
  },
});

function modules(runtime: Runtime, ofPeople: readonly DynamicModule[]): DynamicModule {
  const { clock, database, vault } = runtime;
  const locations = runtime.locations('koz_query');
  const events = runtime.eventStore('koz_query');
  return {
    module: StandaloneModule,
    imports: [
      commandApiModule({
        ...runtime.commandDeps('koz_command'),
        pool: database.pool('koz_command'),
        locations,
        logIns: logInLinks(runtime.lookups, locations),
        planOfHold: planOfHoldIn(database.pool('koz_query')),
        latestNote: latestNoteReader(database.pool('koz_command'), runtime.logger),
        wakeRetention: (controllers, cause) => runtime.wakeRetention(controllers, cause),
        runs: { pool: database.pool('koz_command'), schedulePool: database.pool('koz_query') },
      }),
      queryApiModule({
        clock,
        pool: database.pool('koz_query'),
        events,
        history: runtime.eventStore('koz_history'),
        origin: logOrigin(runtime.shredding.fence.directory.id),
        vault,
        locations,
        certificateKeys: [runtime.shredding.signingKey.publicKey],
      }),
      ...ofPeople,
    ],
  };
}
