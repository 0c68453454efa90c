import { cp } from 'node:fs/promises';
import { createPool, silentLogger } from '@koz/platform';
import {
  decodeEvent,
  keyIdOf,
  Keyring,
  openEnvelope,
  openMasterKey,
  planOf,
  PostgresKeyVault,
  type DataKey,
} from '@koz/privacy-keys';
import { tiers, type CarePlanId, type ControllerId, type KeyId, type Tier } from '@koz/privacy-types';
import type { Runtime } from '@koz/runtime';
import { scanForMarkers, type ScanReport } from '@koz/services/koz';
import type { WholeSystem } from '../testing/whole-system.js';

/** A sealed part of an event, as whoever has the database has it. */
export interface SealedPart {
  readonly carePlanId: CarePlanId;
  readonly tier: Tier;
  readonly envelope: Buffer;
}

/** Every envelope of a plan that the log holds. */
export async function sealedPartsOf(runtime: Runtime, carePlanId: string): Promise<SealedPart[]> {
  const stored = await runtime.eventStore('koz_projector').readAll(-1, 10_000);
  return stored
    .map(decodeEvent)
    .filter((event) => planOf(event) === carePlanId)
    .flatMap(({ sealed }) =>
      tiers.flatMap((tier) => {
        const envelope = sealed[tier];
        return envelope ? [{ carePlanId: carePlanId as CarePlanId, tier, envelope }] : [];
      }),
    );
}

/** Every data key that the database and these key files give together. */
export async function allKeys({ database, clock }: Runtime, keysDir: string): Promise<DataKey[]> {
  const master = await openMasterKey({ keysDir, mayGenerate: true });
  const keyring = new Keyring({ keysDir, master, clock });
  const vault = new PostgresKeyVault({ pool: database.pool('koz_vault'), keyring, clock });
  const admin = createPool(database.adminUrl, { applicationName: 'test_copy', max: 1, logger: silentLogger });
  try {
    const { rows } = await admin.query<{ controller: ControllerId; ids: KeyId[] }>(
      'SELECT controller, array_agg(key_id) AS ids FROM vault.data_key GROUP BY controller',
    );
    const found = await Promise.all(rows.map(({ controller, ids }) => vault.keys(controller, ids)));
    return found.flatMap((keys) =>
      [...keys.values()].flatMap((lookup) => (lookup.state === 'present' ? [lookup.key] : [])),
    );
  } finally {
    await admin.end();
  }
}

/** What is in a part, when one of the keys opens it, whichever the envelope names. */
export function openedBy(keys: readonly DataKey[], part: SealedPart): string | undefined {
  for (const { secret } of keys)
    try {
      return Buffer.from(
        openEnvelope({ id: keyIdOf(part.envelope), secret }, part, part.envelope),
      ).toString();
    } catch {
      // Not by this one.
    }
  return undefined;
}

/** Copies the files of the database, and all else that stands in the data directory: no key is among it. */
export async function copyDatabase({ runtime, places }: WholeSystem, to: string): Promise<void> {
  const admin = createPool(runtime.database.adminUrl, { applicationName: 'test_copy', max: 1 });
  try {
    await admin.query('CHECKPOINT');
  } finally {
    await admin.end();
  }
  // Files come and go beneath a server that runs: a socket and temporary ones are no part of it.
  const options = {
    recursive: true,
    filter: (path: string) => !/\.s\.PGSQL|postmaster\.pid|pgsql_tmp/.test(path),
  };
  await cp(places.data, `${to}/data`, options);
  const { directory } = runtime.database;
  if (directory !== undefined && !directory.startsWith(places.data))
    await cp(directory, `${to}/cluster`, options);
}

/** Searches files, and every column of every table, PostgreSQL's own too, in all forms. */
export async function searched(
  { database }: Runtime,
  markers: readonly string[],
  paths: readonly string[],
): Promise<ScanReport> {
  const admin = createPool(database.adminUrl, { applicationName: 'test_scan', max: 1 });
  try {
    return await scanForMarkers(markers, { paths, database: admin });
  } finally {
    await admin.end();
  }
}
