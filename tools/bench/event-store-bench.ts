import { mkdirSync, rmSync } from 'node:fs';
import { createPostgresEventStore, migrations, type PostgresEventStore } from '@koz/event-store-postgres';
import { createPool, inSpan, migrate, silentLogger, startEmbeddedPostgres } from '@koz/platform';
import { runInterleaved, type Measure } from './measure.js';
import { RawAppends } from './raw-appends.js';
import { p99Of, ratioOf, report, type Goal, type Report } from './report.js';
import { filing, makePlanKeys } from './sample-filing.js';
import { traceToLoopback } from './trace-to-loopback.js';

const connections = 16;
const keysMadeAhead = 1_000;

/** ARCHITECTURE, "Speed". */
const goals: readonly Goal[] = [
  { name: 'full/rawInsert', goal: 0.75, is: 'atLeast', measured: ratioOf('full', 'rawInsert') },
  { name: 'full16/rawAppend16', goal: 1, is: 'atLeast', measured: ratioOf('full16', 'rawAppend16') },
  { name: 'full64/rawAppend16', goal: 1.5, is: 'atLeast', measured: ratioOf('full64', 'rawAppend16') },
  // ADR 0045.
  { name: 'traced16/full16', goal: 0.75, is: 'atLeast', measured: ratioOf('traced16', 'full16') },
  { name: 'full16 p99 (ms)', goal: 10, is: 'atMost', measured: p99Of('full16') },
  { name: 'full64 p99 (ms)', goal: 10, is: 'atMost', measured: p99Of('full64') },
];

/**
 * Full appends beside the raw statements, on one durable server, in one run. Ratios are what counts: absolute figures
 * drift with the machine.
 *
 * @param dataDir an empty directory on a real disk; what is in it is removed afterwards.
 */
export async function benchEventStore(
  dataDir: string,
  rounds: number,
  progress: (round: number) => void,
): Promise<Report> {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const server = await startEmbeddedPostgres({ dataDir, logger: silentLogger });
  try {
    await migrate(server.adminUrl, migrations);
    const sample = filing(makePlanKeys());
    const raw = await RawAppends.open(server.adminUrl, connections, sample);
    const pool = createPool(server.url, { role: 'koz_command', max: 4 });
    const store = createPostgresEventStore({ readPool: pool });
    const stopTracing = await traceToLoopback();
    try {
      const samples = await runInterleaved(measuresOf(raw, store), rounds, progress);
      const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
      const [event] = sample.events;
      return report(samples, goals, {
        ...{ postgres: rows[0]?.server_version ?? 'unknown', rounds },
        eventBytes: event.payload.length + event.metadata.length,
      });
    } finally {
      await stopTracing();
      await store.close();
      await pool.end();
      await raw.close();
    }
  } finally {
    await server.stop();
    for (const directory of [server.directory, dataDir]) rmSync(directory, { recursive: true, force: true });
  }
}

function measuresOf(raw: RawAppends, store: PostgresEventStore): Measure[] {
  const keys = inTurn(Array.from({ length: keysMadeAhead }, makePlanKeys));
  const full = async (): Promise<void> => {
    const { outcome } = await store.append(filing(keys()));
    if (outcome !== 'appended') throw new Error('an append met a conflict');
  };
  // As many spans as a command over HTTP makes up to its append.
  const traced = () =>
    inSpan('POST /api/v1/care-plans', { 'http.request.method': 'POST' }, () =>
      inSpan('command', { 'koz.command': 'file', 'koz.controller': 'antwerpen' }, () =>
        inSpan('append', { 'koz.events': 1 }, full),
      ),
    );
  return [
    { name: 'rawInsert', inFlight: 1, operations: 500, operate: (lane) => raw.insert(lane) },
    { name: 'rawAppend', inFlight: 1, operations: 500, operate: (lane) => raw.append(lane) },
    { name: 'full', inFlight: 1, operations: 500, operate: full },
    { name: 'rawAppend16', inFlight: 16, operations: 3_200, operate: (lane) => raw.append(lane) },
    { name: 'full16', inFlight: 16, operations: 3_200, operate: full },
    { name: 'traced16', inFlight: 16, operations: 3_200, operate: traced },
    { name: 'full64', inFlight: 64, operations: 6_400, operate: full },
  ];
}

/** Gives the values one after the other, for ever. */
function inTurn<T>(values: readonly T[]): () => T {
  let rest = values.values();
  return () => {
    const next = rest.next();
    if (!next.done) return next.value;
    rest = values.values();
    return rest.next().value as T;
  };
}
