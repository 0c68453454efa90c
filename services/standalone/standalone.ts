import { Module } from '@nestjs/common';
import { createHttpApplication } from '@koz/http';
import type { Runtime } from '@koz/runtime';
import { openAccess } from '@koz/runtime/people';
import { auditorDepsOf, startAuditor } from '@koz/services/auditor';
import { commandApiDepsOf, commandApiModule } from '@koz/services/command-api';
import {
  processManagerDepsOf,
  snapshotDepsOf,
  startProcessManager,
  startRegieSnapshots,
  startTerms,
  termDepsOf,
  type RunningRegieSnapshots,
} from '@koz/services/process-manager';
import { projectorDepsOf, startProjector } from '@koz/services/projector';
import { queryApiDepsOf, queryApiModule } from '@koz/services/query-api';
import { relayDepsOf, startRelay } from '@koz/services/relay';
import { retentionBacklog, retentionDepsOf, startRetentionWorker } from '@koz/services/retention-worker';

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
  const { settings, logger, readiness, metrics } = runtime;
  const people = await openAccess(runtime);
  const modules = [
    commandApiModule(commandApiDepsOf(runtime)),
    queryApiModule(queryApiDepsOf(runtime)),
    ...people.modules,
  ];
  const app = await createHttpApplication(
    { module: StandaloneModule, imports: modules },
    { ...people.settings, readiness, logger, metrics, portalDirectory: settings.portalDir },
  );
  const projector = await startProjector(projectorDepsOf(runtime));
  const processManager = startProcessManager(processManagerDepsOf(runtime));
  const terms = startTerms(termDepsOf(runtime));
  const toRetain = retentionDepsOf(runtime);
  metrics.add(retentionBacklog(toRetain));
  const retention = startRetentionWorker({ ...toRetain, readiness, jobs: runtime.jobs });
  const auditor = startAuditor(auditorDepsOf(runtime));
  const toRelay = relayDepsOf(runtime);
  const relay = toRelay && startRelay(toRelay);
  const stop = async (): Promise<void> => {
    await app.close();
    const readers = [projector, processManager, terms, retention, auditor];
    await Promise.all([...readers.map((reader) => reader.stop()), relay?.stop()]);
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
  startRegieSnapshots(snapshotDepsOf(runtime));
