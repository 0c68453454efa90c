import type { ControllerId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import type { Moment } from '../count/contribution.js';
import type { Publication } from '../figures.js';

/** Figures as they were published of one controller. */
export interface Snapshot extends Moment {
  readonly controller: ControllerId;
  readonly k: number;
  readonly publication: Publication;
}

/** A round over one controller: null where the former figures stand. */
export type SnapshotRound = Omit<Snapshot, 'publication'> & { readonly publication: Publication | null };

const latest = `
SELECT controller, to_char(day, 'YYYY-MM-DD') AS "day",
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at",
       position::float8 AS "position", k, publication
  FROM regie.snapshot
 WHERE controller = $1 AND publication IS NOT NULL
 ORDER BY snapshot DESC
 LIMIT 1`;

/**
 * The figures that stand; undefined while there never were any. `sql` is a transaction of that tenant (`koz_query`), or
 * of who makes snapshots.
 */
export async function latestSnapshot(sql: Sql, controller: ControllerId): Promise<Snapshot | undefined> {
  const [row] = await sql.query<Snapshot>(latest, [controller]);
  return row;
}

/** When the controller's figures were looked at last, and up to which event; undefined before the first round. */
export async function lastRound(
  sql: Sql,
  controller: ControllerId,
): Promise<Pick<Moment, 'day' | 'position'> | undefined> {
  const [row] = await sql.query<Pick<Moment, 'day' | 'position'>>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS "day", position::float8 AS "position"
       FROM regie.snapshot WHERE controller = $1 ORDER BY snapshot DESC LIMIT 1`,
    [controller],
  );
  return row;
}

/** For role `koz_process_manager`. */
export async function saveRound(sql: Sql, round: SnapshotRound): Promise<void> {
  const { controller, day, at, position, k, publication } = round;
  await sql.query(
    `INSERT INTO regie.snapshot (controller, day, at, position, k, publication)
     VALUES ($1, $2::date, $3::timestamptz, $4, $5, $6::jsonb)`,
    [controller, day, at, position, k, publication && JSON.stringify(publication)],
  );
}

/**
 * Asks for a snapshot that tells of everything up to a position, whatever the day. For role `koz_command`; kept until
 * one was made.
 */
export async function requestSnapshot(sql: Sql, position: number): Promise<void> {
  await sql.query('INSERT INTO regie.snapshot_request (position) VALUES ($1)', [position]);
}

/** The furthest position that was asked for and not dealt with; undefined when nothing was asked. */
export async function requestedPosition(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.query<{ position: number | null }>(
    'SELECT max(position)::float8 AS "position" FROM regie.snapshot_request',
  );
  return row?.position ?? undefined;
}

/** For role `koz_process_manager`: what was asked up to this position is done. */
export async function settleRequests(sql: Sql, position: number): Promise<void> {
  await sql.query('DELETE FROM regie.snapshot_request WHERE position <= $1', [position]);
}
