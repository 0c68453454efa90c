import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allCertificates, CertificateKeys, statementOf, verifyChain } from '@koz/audit';
import { createPool } from '@koz/platform';
import type { Tier } from '@koz/privacy-types';
import type { Runtime } from '@koz/runtime';
import { scanForMarkers, type ScanReport } from '@koz/services/koz';
import type { DemoSystem } from './system.js';

/** What the whole log holds, counted event by event. */
export interface LogCount {
  /** By type. */
  readonly events: Readonly<Record<string, number>>;
  /** Keys destroyed, by tier. */
  readonly shredded: Readonly<Record<Tier, number>>;
}

const pageSize = 2000;

export async function countLog(runtime: Runtime): Promise<LogCount> {
  const log = runtime.eventStore('koz_projector');
  const events: Record<string, number> = {};
  const shredded = { precise: 0, identity: 0, planning: 0 };
  for (let after = -1; ;) {
    const page = await log.readAll(after, pageSize);
    for (const stored of page) {
      events[stored.type] = (events[stored.type] ?? 0) + 1;
      if (stored.type === 'PersonalDataKeyShredded')
        shredded[(runtime.sealer.decode(stored).clear as { tier: Tier }).tier]++;
    }
    const last = page.at(-1);
    if (!last) return { events: Object.fromEntries(Object.entries(events).sort()), shredded };
    after = last.position;
  }
}

export interface CertificateCount {
  /** Of keys of plans. */
  readonly shredding: number;
  /** Of epoch keys: the shreddings under them are complete. */
  readonly epoch: number;
}

/**
 * Counts the certificates of all controllers, having verified the whole chain of each by the public key.
 * @throws CertificateError for one that does not verify
 */
export async function countCertificates(runtime: Runtime): Promise<CertificateCount> {
  const keys = new CertificateKeys([runtime.shredding.signingKey.publicKey]);
  const pool = runtime.database.pool('koz_query');
  const count = { shredding: 0, epoch: 0 };
  for (const controller of await runtime.locations('koz_query').controllers()) {
    const certificates: Buffer[] = [];
    for await (const bytes of allCertificates(pool, controller)) certificates.push(bytes);
    await verifyChain(certificates, keys);
    for (const bytes of certificates) count[statementOf(bytes).kind]++;
  }
  return count;
}

/** Looks for every value of the sample, in everything that the system keeps. */
export async function searchForSample(
  { runtime, directories }: DemoSystem,
  folder: string,
): Promise<ScanReport> {
  const markers = (await readFile(join(folder, 'markers.txt'), 'utf8')).split(/\r?\n/);
  const database = createPool(runtime.database.adminUrl, { applicationName: 'koz_demo_scan', max: 1 });
  try {
    const elsewhere = runtime.database.directory;
    const isElsewhere = elsewhere !== undefined && !directories.some((each) => elsewhere.startsWith(each));
    return await scanForMarkers(markers, {
      paths: [...directories, ...(isElsewhere ? [elsewhere] : [])],
      database,
    });
  } finally {
    await database.end();
  }
}
