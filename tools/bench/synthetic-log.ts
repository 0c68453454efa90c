import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chainHash, noPreviousHash, streamName, type EventToAppend } from '@koz/event-store';
import { createPool, silentLogger, startEmbeddedPostgres } from '@koz/platform';
import { uuid } from '@koz/privacy-types';
import { migrateAll } from '@koz/schema';
import type { Pool } from 'pg';

const batch = 5_000;
/** Events of a stream, spread over a batch. */
const eventsPerStream = 4;
const payloadBytes = 780;
const metadataBytes = 260;

export interface SyntheticLog {
  /** As superuser. */
  readonly admin: Pool;
  /** Of role `koz_auditor`. */
  readonly auditor: Pool;
  /** Of role `koz_query`. */
  readonly query: Pool;
}

/**
 * Works on a log of so many synthetic events of 1 kB, four to a stream, on an embedded server with fsync on.
 *
 * @param home an empty directory on a real disk; removed afterwards
 */
export async function withSyntheticLog<T>(
  home: string,
  events: number,
  progress: (what: string) => void,
  work: (log: SyntheticLog) => Promise<T>,
): Promise<T> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const server = await startEmbeddedPostgres({ dataDir: join(home, 'data'), logger: silentLogger });
  try {
    await migrateAll(server.adminUrl);
    const admin = createPool(server.adminUrl, { max: 2 });
    const auditor = createPool(server.url, { role: 'koz_auditor' });
    const query = createPool(server.url, { role: 'koz_query' });
    try {
      await fillLog(admin, events, progress);
      return await work({ admin, auditor, query });
    } finally {
      await Promise.all([admin.end(), auditor.end(), query.end()]);
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Written beneath the append, in bulk: what is measured is who reads them. */
async function fillLog(admin: Pool, events: number, progress: (what: string) => void): Promise<void> {
  for (let first = 0; first < events; first += batch) {
    progress(`${first} van ${events} gebeurtenissen`);
    const rows = syntheticEvents(Math.min(batch, events - first));
    await admin.query(
      `INSERT INTO es.event
           (position, stream, revision, id, type, version, controller, payload, metadata, hash, prev_hash)
         SELECT $1 + n - 1, stream, revision, id, $6, 1, 'antwerpen', payload, $7, hash, previous
           FROM unnest($2::text[], $3::uuid[], $4::bytea[], $5::bytea[], $8::bytea[], $9::int[])
             WITH ORDINALITY AS e (stream, id, payload, hash, previous, revision, n)`,
      [
        first,
        rows.map(({ stream }) => stream),
        rows.map(({ event }) => event.id),
        rows.map(({ event }) => event.payload),
        rows.map(({ hash }) => hash),
        type,
        metadata,
        rows.map(({ previous }) => previous),
        rows.map(({ revision }) => revision),
      ],
    );
    await admin.query(
      `INSERT INTO es.head (stream, controller, revision, hash, position)
         SELECT DISTINCT ON (stream) stream, controller, revision, hash, position
           FROM es.event WHERE position >= $1 ORDER BY stream, revision DESC`,
      [first],
    );
  }
  await admin.query('UPDATE es.counter SET next_position = $1', [events]);
}

const type = 'ApplicationCreated';
const metadata = Buffer.from(
  JSON.stringify({ controller: 'antwerpen', pad: 'x'.repeat(metadataBytes) }).slice(0, metadataBytes),
);

function syntheticEvents(count: number) {
  const streams = Array.from({ length: Math.ceil(count / eventsPerStream) }, () => ({
    stream: streamName('application', uuid(randomUUID())),
    tip: noPreviousHash,
  }));
  return Array.from({ length: count }, (_, n) => {
    const revision = Math.floor(n / streams.length);
    const of = streams[n % streams.length];
    if (!of) throw new RangeError('each event has a stream');
    const { stream, tip: previous } = of;
    const payload = randomBytes(payloadBytes);
    const event: EventToAppend = { id: uuid(randomUUID()), type, version: 1, payload, metadata };
    of.tip = chainHash(previous, stream, revision, event);
    return { stream, revision, event, previous, hash: of.tip };
  });
}
