import type { FenceKnowledge } from '@koz/privacy-keys';
import type { ControllerId, Uuid } from '@koz/privacy-types';

/** What a backup of ours says of itself in its manifest, beside its files. */
export interface BackupFacts {
  readonly mode: 'development' | 'production';
  /** Where the events are: those of KurrentDB are not in the backup. */
  readonly events: 'postgresql' | 'kurrentdb';
  /** The last position of the log in PostgreSQL, -1 when it is empty. */
  readonly lastPosition: number;
  /** What was carried out of the fence: without a fence that goes as far, the backup is not restored. */
  readonly fence: {
    readonly directoryId: Uuid | null;
    readonly heads: Readonly<Record<string, { readonly sequence: number; readonly hash: string }>>;
  };
  /** Per controller the epochs that some data key in the backup may name: their key files must be there. */
  readonly epochs: Readonly<Record<string, readonly number[]>>;
}

/** Runs a statement as superuser, whom row-level security does not hold. */
export interface AdminSql {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The epochs that data keys name at this moment, of every controller that has any epoch. */
export async function epochsInUse(admin: AdminSql): Promise<Map<string, Set<number>>> {
  const { rows } = await admin.query<{ controller: string; epochs: number[] }>(
    `SELECT e.controller, array_agg(e.epoch) FILTER (WHERE EXISTS (
              SELECT FROM vault.data_key k WHERE k.controller = e.controller AND k.epoch = e.epoch)) AS epochs
       FROM vault.epoch e GROUP BY e.controller`,
  );
  return new Map(rows.map(({ controller, epochs }) => [controller, new Set(epochs ?? [])]));
}

export async function readFacts(
  admin: AdminSql,
  of: Pick<BackupFacts, 'mode' | 'events'>,
  epochsBefore: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<BackupFacts> {
  const { rows: directories } = await admin.query<{ id: Uuid }>(
    'SELECT directory_id AS id FROM vault.fence_directory',
  );
  const { rows: heads } = await admin.query<{ controller: string; sequence: string; hash: string }>(
    `SELECT controller, sequence::text, encode(hash, 'hex') AS hash FROM vault.fence_head`,
  );
  const { rows: counters } = await admin.query<{ last: string }>(
    'SELECT (next_position - 1)::text AS last FROM es.counter',
  );
  return {
    ...of,
    lastPosition: Number(counters[0]?.last ?? -1),
    fence: {
      directoryId: directories[0]?.id ?? null,
      heads: Object.fromEntries(
        heads.map(({ controller, sequence, hash }) => [controller, { sequence: Number(sequence), hash }]),
      ),
    },
    epochs: united(epochsBefore, await epochsInUse(admin)),
  };
}

/** The copy ends between the two: whatever either of them names may be named in it. */
function united(
  before: ReadonlyMap<string, ReadonlySet<number>>,
  after: ReadonlyMap<string, ReadonlySet<number>>,
): BackupFacts['epochs'] {
  const controllers = [...new Set([...before.keys(), ...after.keys()])].sort();
  return Object.fromEntries(
    controllers.map((controller) => {
      const epochs = new Set([...(before.get(controller) ?? []), ...(after.get(controller) ?? [])]);
      return [controller, [...epochs].sort((one, other) => one - other)];
    }),
  );
}

/** What the database in the backup knows of the fence, as the gate asks it. */
export const knowledgeIn = ({ fence }: BackupFacts): FenceKnowledge => ({
  directoryId: fence.directoryId ?? undefined,
  heads: new Map(
    Object.entries(fence.heads).map(([controller, { sequence, hash }]) => [
      controller as ControllerId,
      { sequence, hash: Buffer.from(hash, 'hex') },
    ]),
  ),
});
