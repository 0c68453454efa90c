import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { inclusionProof, latestCheckpoint, logOrigin, signingKeyFrom } from '@koz/audit';
import { chainHash, noPreviousHash, streamName, type EventToAppend } from '@koz/event-store';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import {
  createPool,
  outsideTransaction,
  silentLogger,
  startEmbeddedPostgres,
  systemClock,
} from '@koz/platform';
import { uuid } from '@koz/privacy-types';
import { migrateAll } from '@koz/schema';
import { startAuditor } from '@koz/services/auditor';
import type { Pool } from 'pg';

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

const batch = 5_000;
const payloadBytes = 780;
const metadataBytes = 260;
const proofs = 201;

/**
 * The auditor on a log of so many synthetic events, each a stream of its own: on an embedded server with fsync on.
 *
 * @param home an empty directory on a real disk; removed afterwards
 */
export async function benchTree(
  home: string,
  events: number,
  progress: (what: string) => void,
): Promise<TreeFigures> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'data'), logger: silentLogger });
  try {
    await migrateAll(server.adminUrl);
    const admin = createPool(server.adminUrl, { max: 2 });
    const pool = createPool(server.url, { role: 'koz_auditor' });
    try {
      await fillLog(admin, events, progress);
      return await measure(admin, pool, events, progress);
    } finally {
      await Promise.all([admin.end(), pool.end()]);
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

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

/** Written beneath the append, in bulk: what is measured is who reads them. */
async function fillLog(admin: Pool, events: number, progress: (what: string) => void): Promise<void> {
  for (let first = 0; first < events; first += batch) {
    progress(`${first} van ${events} gebeurtenissen`);
    const rows = Array.from({ length: Math.min(batch, events - first) }, () => syntheticEvent());
    await admin.query(
      `INSERT INTO es.event
           (position, stream, revision, id, type, version, controller, payload, metadata, hash, prev_hash)
         SELECT $1 + n - 1, stream, 0, id, $6, 1, 'antwerpen', payload, $7, hash, $8
           FROM unnest($2::text[], $3::uuid[], $4::bytea[], $5::bytea[])
             WITH ORDINALITY AS e (stream, id, payload, hash, n)`,
      [
        first,
        rows.map(({ stream }) => stream),
        rows.map(({ event }) => event.id),
        rows.map(({ event }) => event.payload),
        rows.map(({ hash }) => hash),
        type,
        metadata,
        noPreviousHash,
      ],
    );
  }
  await admin.query('UPDATE es.counter SET next_position = $1', [events]);
}

const type = 'ApplicationCreated';
const metadata = randomBytes(metadataBytes);

function syntheticEvent() {
  const stream = streamName('application', uuid(randomUUID()));
  const payload = randomBytes(payloadBytes);
  const event: EventToAppend = { id: uuid(randomUUID()), type, version: 1, payload, metadata };
  return { stream, event, hash: chainHash(noPreviousHash, stream, 0, event) };
}

/** For people, in Dutch. */
export const treeInWords = (f: TreeFigures): string =>
  [
    `Boom over ${f.events} gebeurtenissen: ${f.seconds.toFixed(1)} s, ${f.leavesPerSecond} bladeren/s`,
    `  eerste tiende ${f.firstTenthPerSecond}/s, laatste tiende ${f.lastTenthPerSecond}/s`,
    `  bewijs van opname ${f.proofMs.toFixed(2)} ms, ${f.bytesPerEvent} bytes per gebeurtenis`,
  ].join('\n');
