import type { Pool } from 'pg';
import { withTenant, type Clock } from '@koz/platform';
import type { ControllerId, KeyId } from '@koz/privacy-types';

/** What is asked of the log and of the projection `plan-keys`. */
export interface NamedKeysSource {
  /** Position of the newest event of the log, -1 when it is empty. */
  lastPosition(): Promise<number>;
  /**
   * Which of these keys an event names, and the position up to which that is known. Both are of one moment, or the
   * position is read before the keys.
   */
  namedAmong(
    controller: ControllerId,
    keyIds: readonly KeyId[],
  ): Promise<{ readonly processedUpTo: number; readonly named: ReadonlySet<KeyId> }>;
}

export type ExpiryOutcome =
  | { readonly outcome: 'expired'; readonly keys: number }
  /** The projection has yet to process the log up to `needed`; keys of the pages before it were deleted. */
  | {
      readonly outcome: 'projectionBehind';
      readonly keys: number;
      readonly processedUpTo: number;
      readonly needed: number;
    };

export interface ExpirySettings {
  /** Connections in the role `koz_vault`. */
  readonly pool: Pool;
  readonly clock: Clock;
  readonly source: NamedKeysSource;
  /** Keys looked at in one page; 5000 when absent. */
  readonly pageSize?: number;
}

/**
 * Deletes the controller's keys that are older than a day and that no event names.
 *
 * A key deleted although an event names it would be personal data lost, and read as damage, so the order matters:
 * 1. The cutoff is a day ago, by the platform's clock and by the database's: one clock that runs ahead deletes
 *    nothing. A key leaves its process's pool within half a day of its making, to be named at once.
 * 2. The end of the log is read after the cutoff. Whatever event names a key from before the cutoff is
 *    committed by now, and the positions are dense in commit order: it stands at or before that end.
 * 3. Nothing is deleted until the projection has processed the log up to that end.
 *
 * No tombstone is left: the key has protected nothing. Should an event name it after all, that must be found out
 * as damage; a tombstone would pass it off as an erasure that nobody asked for.
 */
export async function expireUnnamedKeys(
  settings: ExpirySettings,
  controller: ControllerId,
): Promise<ExpiryOutcome> {
  const cutoff = await cutoffOf(settings, controller);
  const needed = await settings.source.lastPosition();
  let deleted = 0;
  for await (const page of pagesBefore(settings, controller, cutoff)) {
    const { processedUpTo, named } = await settings.source.namedAmong(controller, page);
    if (processedUpTo < needed) return { outcome: 'projectionBehind', keys: deleted, processedUpTo, needed };
    const unnamed = page.filter((id) => !named.has(id));
    await deleteKeys(settings.pool, controller, unnamed);
    deleted += unnamed.length;
  }
  return { outcome: 'expired', keys: deleted };
}

/** As text, so that no precision is lost between the statements. */
async function cutoffOf({ pool, clock }: ExpirySettings, controller: ControllerId): Promise<string> {
  const [row] = await withTenant(pool, controller, (transaction) =>
    transaction.query<{ cutoff: string }>(
      `SELECT (least($1::timestamptz, now()) - interval '1 day')::text AS cutoff`,
      [clock.now()],
    ),
  );
  return row?.cutoff ?? '-infinity';
}

async function* pagesBefore(
  { pool, pageSize = 5000 }: ExpirySettings,
  controller: ControllerId,
  cutoff: string,
): AsyncGenerator<KeyId[]> {
  let after = { madeAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await withTenant(pool, controller, (transaction) =>
      transaction.query<{ key_id: KeyId; made_at: string }>(
        `SELECT key_id, made_at::text FROM vault.data_key
          WHERE controller = $1 AND made_at < $2::timestamptz AND (made_at, key_id) > ($3::timestamptz, $4::uuid)
          ORDER BY made_at, key_id
          LIMIT $5`,
        [controller, cutoff, after.madeAt, after.id, pageSize],
      ),
    );
    const last = rows.at(-1);
    if (!last) return;
    after = { madeAt: last.made_at, id: last.key_id };
    yield rows.map(({ key_id: id }) => id);
  }
}

async function deleteKeys(pool: Pool, controller: ControllerId, ids: readonly KeyId[]): Promise<void> {
  if (ids.length === 0) return;
  await withTenant(pool, controller, (transaction) =>
    transaction.query('DELETE FROM vault.data_key WHERE controller = $1 AND key_id = ANY ($2::uuid[])', [
      controller,
      ids,
    ]),
  );
}
