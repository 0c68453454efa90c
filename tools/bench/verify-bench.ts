import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  CertificateKeys,
  latestCheckpoint,
  ledgerOrigin,
  logOrigin,
  openDatabaseSource,
  openExport,
  parseVkey,
  signingKeyFrom,
  verifyLog,
  vkeyOf,
  writeExport,
  type AuditSource,
  type SigningKey,
} from '@koz/audit';
import { createPostgresEventStore } from '@koz/event-store-postgres';
import { outsideTransaction, silentLogger, systemClock } from '@koz/platform';
import { makeFenceDirectory } from '@koz/privacy-fence';
import { controllerId } from '@koz/privacy-types';
import { startAuditor } from '@koz/services/auditor';
import { eventually } from './eventually.js';
import { withSyntheticLog, type SyntheticLog } from './synthetic-log.js';

export interface VerifyFigures {
  readonly events: number;
  /** `koz audit verify`: from the database. */
  readonly database: VerifyFigure;
  readonly exportedPerSecond: number;
  readonly exportBytes: number;
  /** `koz audit verify-export`: from the files. */
  readonly export: VerifyFigure;
}

export interface VerifyFigure {
  readonly perSecond: number;
  /** Memory of the process (bytes) after a tenth of the events, and the most from there on: flat when they are alike. */
  readonly rssAtTenth: number;
  readonly peakRss: number;
}

/** What verifying a log of so many synthetic events costs, from the database and from an export of it. */
export const benchVerify = (
  home: string,
  events: number,
  progress: (what: string) => void,
): Promise<VerifyFigures> =>
  withSyntheticLog(home, events, progress, async (log) => {
    const signingKey = signingKeyFrom(randomBytes(32), 'bench');
    const fence = await makeFenceDirectory(join(home, 'fence'));
    const origin = logOrigin(fence.id);
    const vkey = vkeyOf(origin, signingKey.publicKey);
    const store = createPostgresEventStore({ readPool: log.auditor });
    const heads = createPostgresEventStore({ readPool: log.query });
    await grow(log, signingKey, origin, events, progress);
    const open = (withHeadsAndNodes: boolean) =>
      openDatabaseSource(
        {
          ...{ store, fence, origin, heads, auditorPool: log.auditor, queryPool: log.query },
          controllers: [controllerId('antwerpen')],
        },
        { controller: null, withHeadsAndNodes, covered: async () => true },
      );
    const database = await verify(await open(true), vkey, events, progress);
    const directory = join(home, 'export');
    const begun = performance.now();
    const { bytes } = await writeExport(await open(false), directory, {
      verifierKeys: [vkey],
      madeAt: systemClock.now(),
      onProgress: (written) => progress(`${written} bytes geschreven`),
    });
    const exportedPerSecond = perSecond(events, performance.now() - begun);
    await Promise.all([store.close(), heads.close()]);
    const exported = await verify((await openExport(directory)).source, vkey, events, progress);
    return { events, database, exportedPerSecond, exportBytes: bytes, export: exported };
  });

async function grow(
  { auditor: pool }: SyntheticLog,
  signingKey: SigningKey,
  origin: string,
  events: number,
  progress: (what: string) => void,
): Promise<void> {
  const store = createPostgresEventStore({ readPool: pool });
  const auditor = startAuditor({
    ...{ store, pool, signingKey, origin, clock: systemClock, logger: silentLogger },
    ledgerOrigin: ledgerOrigin('bench'),
  });
  const sql = outsideTransaction(pool);
  await eventually(async () => {
    const size = (await latestCheckpoint(sql))?.size ?? 0;
    progress(`${size} van ${events} bladeren`);
    return size >= events;
  });
  await auditor.stop();
  await store.close();
}

async function verify(
  source: AuditSource,
  vkey: string,
  events: number,
  progress: (what: string) => void,
): Promise<VerifyFigure> {
  const key = parseVkey(vkey);
  let [rssAtTenth, peakRss] = [0, 0];
  const begun = performance.now();
  const { findings, positions } = await verifyLog(source, {
    keys: [key],
    certificateKeys: new CertificateKeys([key.publicKey]),
    onProgress: ({ positions: done }) => {
      if (done < events / 10) return;
      const rss = process.memoryUsage.rss();
      if (rssAtTenth === 0) rssAtTenth = rss;
      peakRss = Math.max(peakRss, rss);
      progress(`${done} van ${events} nagegaan`);
    },
  });
  const ms = performance.now() - begun;
  if (findings.length > 0 || positions !== events) throw new Error('the synthetic log does not verify');
  return {
    perSecond: perSecond(events, ms),
    rssAtTenth,
    peakRss: Math.max(peakRss, process.memoryUsage.rss()),
  };
}

const perSecond = (count: number, ms: number): number => Math.round((count * 1000) / ms);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** For people, in Dutch. */
export const verifyInWords = (f: VerifyFigures): string =>
  [
    `Nagaan van ${f.events} gebeurtenissen (export: ${megabytes(f.exportBytes)}, ${f.exportedPerSecond} gebeurtenissen/s geschreven)`,
    ...(
      [
        ['uit de databank', f.database],
        ['uit een export', f.export],
      ] as const
    ).map(
      ([what, { perSecond: rate, rssAtTenth, peakRss }]) =>
        `  ${what}: ${rate} gebeurtenissen/s, geheugen ${megabytes(rssAtTenth)} na een tiende, hoogstens ${megabytes(peakRss)}`,
    ),
  ].join('\n');
