import { randomBytes, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { inclusionProof, latestCheckpoint, ledgerOrigin, logOrigin, signingKeyFrom } from '@koz/audit';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { outsideTransaction, silentLogger, systemClock } from '@koz/platform';
import { startAuditor } from '@koz/services/auditor';
import type { Pool } from 'pg';
import { withSyntheticLog } from './synthetic-log.js';

export interface TreeFigures {
  readonly events: number;
  readonly seconds: number;
  readonly leavesPerSecond: number;
  /** Of the first and of the last tenth: alike when a leaf costs the same in a long log as in a short one. */
  readonly firstTenthPerSecond: number;
  readonly lastTenthPerSecond: number;
  /** Milliseconds for a proof of inclusion in the whole tree, from the database; the median of some. */
  readonly proofMs: number;
  /** Of the tree's tables and their indexes, per event. */
  readonly bytesPerEvent: number;
}

const proofs = 201;

/** The auditor on a log of so many synthetic events. */
export const benchTree = (
  home: string,
  events: number,
  progress: (what: string) => void,
): Promise<TreeFigures> =>
  withSyntheticLog(home, events, progress, ({ admin, auditor }) => measure(admin, auditor, events, progress));

async function measure(
  admin: Pool,
  pool: Pool,
  events: number,
  progress: (what: string) => void,
): Promise<TreeFigures> {
  const store = createPostgresEventStore({ readPool: pool });
  const sql = outsideTransaction(admin);
  const begun = performance.now();
  const auditor = startAuditor({
    ...{ store, pool, clock: systemClock, logger: silentLogger },
    signingKey: signingKeyFrom(randomBytes(32), 'bench'),
    origin: logOrigin(randomUUID()),
    ledgerOrigin: ledgerOrigin(randomUUID()),
  });
  const reached = async (size: number): Promise<number> => {
    for (;;) {
      const at = (await latestCheckpoint(sql))?.size ?? 0;
      if (at >= size) return performance.now() - begun;
      progress(`${at} van ${events} bladeren`);
      await delay(5);
    }
  };
  const firstTenth = await reached(events / 10);
  const nineTenths = await reached((9 * events) / 10);
  const total = await reached(events);
  await auditor.stop();
  await store.close();
  const times: number[] = [];
  for (let n = 0; n < proofs; n += 1) {
    const from = performance.now();
    await inclusionProof(sql, Math.floor((n * events) / proofs), events);
    times.push(performance.now() - from);
  }
  const [size] = await sql.query<{ bytes: number }>(
    `SELECT pg_total_relation_size('audit.tree_node') + pg_total_relation_size('audit.checkpoint') AS bytes`,
  );
  const perSecond = (count: number, ms: number) => Math.round((count * 1000) / ms);
  return {
    events,
    seconds: total / 1000,
    leavesPerSecond: perSecond(events, total),
    firstTenthPerSecond: perSecond(events / 10, firstTenth),
    lastTenthPerSecond: perSecond(events / 10, total - nineTenths),
    proofMs: times.sort((a, b) => a - b)[Math.floor(proofs / 2)] ?? Number.NaN,
    bytesPerEvent: Math.round((size?.bytes ?? 0) / events),
  };
}

/** For people, in Dutch. */
export const treeInWords = (f: TreeFigures): string =>
  [
    `Boom over ${f.events} gebeurtenissen: ${f.seconds.toFixed(1)} s, ${f.leavesPerSecond} bladeren/s`,
    `  eerste tiende ${f.firstTenthPerSecond}/s, laatste tiende ${f.lastTenthPerSecond}/s`,
    `  bewijs van opname ${f.proofMs.toFixed(2)} ms, ${f.bytesPerEvent} bytes per gebeurtenis`,
  ].join('\n');
