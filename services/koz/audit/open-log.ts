import { setTimeout as delay } from 'node:timers/promises';
import {
  latestCheckpoint,
  ledgerOrigin,
  logOrigin,
  openDatabaseSource,
  vkeyOf,
  type DatabaseSource,
  type DatabaseSourceOptions,
} from '@koz/audit';
import { outsideTransaction } from '@koz/platform';
import type { Runtime } from '@koz/runtime';
import { auditorDepsOf, startAuditor, type RunningAuditor } from '@koz/services/auditor';

/** How long another process that keeps the tree may stand still before it counts as stopped. */
const patienceMs = 10_000;
const lookEveryMs = 50;

/** The log of the settings' database with its tree grown to the log's end, which a server that is off did not do. */
export async function openLog(
  runtime: Runtime,
  { controller, withHeadsAndNodes }: Omit<DatabaseSourceOptions, 'covered'>,
): Promise<DatabaseSource> {
  const { database, shredding } = runtime;
  // Whether this process is ready is told by the one that keeps the tree for good.
  const { readiness: _readiness, ...deps } = auditorDepsOf(runtime);
  const auditor = startAuditor(deps);
  try {
    return await openDatabaseSource(
      {
        store: runtime.eventStore('koz_auditor'),
        heads: runtime.eventStore('koz_query'),
        auditorPool: database.pool('koz_auditor'),
        queryPool: database.pool('koz_query'),
        fence: shredding.fence.directory,
        origin: originOf(runtime),
        controllers: await runtime.locations('koz_query').controllers(),
      },
      { controller, withHeadsAndNodes, covered: (position) => isCovered(runtime, auditor, position) },
    );
  } finally {
    await auditor.stop();
  }
}

export const originOf = ({ shredding }: Runtime): string => logOrigin(shredding.fence.directory.id);

export const ledgerOriginOf = ({ shredding }: Runtime): string => ledgerOrigin(shredding.fence.directory.id);

/** The key by which this installation signs, as a verifier of checkpoints names it. */
export const ownVerifierKey = (runtime: Runtime): string =>
  vkeyOf(originOf(runtime), runtime.shredding.signingKey.publicKey);

/** Waits for the tree; false when it has stopped, here or where the server runs. */
async function isCovered(runtime: Runtime, auditor: RunningAuditor, position: number): Promise<boolean> {
  const sql = outsideTransaction(runtime.database.pool('koz_auditor'));
  let size = -1;
  for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
    const now = (await latestCheckpoint(sql))?.size ?? 0;
    if (now > position) return true;
    if (auditor.state === 'stopped') return false;
    if (now > size) [size, waited] = [now, 0];
    await delay(lookEveryMs);
  }
  return false;
}
