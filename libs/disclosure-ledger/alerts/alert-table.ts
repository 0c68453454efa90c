import type { ActorId, Instant, OrganiserId, Uuid } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import type { AlertRule } from './rules.js';

export type AlertId = Uuid<'alert'>;

/** An alert as its controller's officers see it. */
export interface Alert {
  readonly alertId: AlertId;
  readonly rule: AlertRule;
  readonly viewer: ActorId;
  readonly role: string;
  readonly organiserId: OrganiserId | null;
  readonly windowBegins: Instant;
  readonly windowEnds: Instant;
  /** Of plans that the viewer saw in the window, over all controllers, when it was raised. */
  readonly number: number;
  readonly threshold: number;
  readonly at: Instant;
  readonly acknowledged: Acknowledgement | null;
}

/** Who looked into it, when, and why it was. */
export interface Acknowledgement {
  readonly actor: ActorId;
  readonly at: Instant;
  readonly reason: string;
}

export interface AlertPage {
  readonly items: readonly Alert[];
  /** Absent on the last page. */
  readonly nextCursor?: number;
}

type Row = Omit<Alert, 'acknowledged'> & {
  readonly cursor: number;
  readonly actor: ActorId | null;
  readonly acknowledgedAt: Instant | null;
  readonly reason: string | null;
};

const iso = (column: string, as: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${as}"`;

const columns = `alert.alert_id AS "alertId", alert.number_raised::float8 AS "cursor", alert.rule, alert.viewer, alert.role,
  alert.organiser_id AS "organiserId", ${iso('alert.window_begins', 'windowBegins')},
  ${iso('alert.window_ends', 'windowEnds')}, alert.number, alert.threshold, ${iso('alert.at', 'at')},
  looked.actor, ${iso('looked.at', 'acknowledgedAt')}, looked.reason`;
const joined = `ledger.alert LEFT JOIN ledger.alert_acknowledgement looked ON looked.alert_id = alert.alert_id`;
const own = `alert.controller = current_setting('koz.controller', true)`;

function alertOf({ cursor: _cursor, actor, acknowledgedAt: at, reason, ...alert }: Row): Alert {
  const isLookedInto = actor !== null && at !== null && reason !== null;
  return { ...alert, acknowledged: isLookedInto ? { actor, at, reason } : null };
}

/**
 * The alerts of the transaction's tenant, the newest first. `before` is the `nextCursor` of the page before. Role
 * `koz_query`.
 */
export async function alertsOf(
  sql: Sql,
  {
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { readonly before?: number | undefined; readonly limit: number },
): Promise<AlertPage> {
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM ${joined} WHERE ${own} AND alert.number_raised < $1
      ORDER BY alert.number_raised DESC LIMIT $2`,
    [before, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(alertOf),
    ...(rows.length > limit && last ? { nextCursor: last.cursor } : {}),
  };
}

/**
 * Writes down that somebody looked into an alert of the transaction's tenant. What somebody wrote before stands.
 *
 * @returns the alert as it stands; undefined when the tenant has none of this id
 */
export async function acknowledgeAlert(
  sql: Sql,
  alertId: AlertId,
  { actor, at, reason }: Acknowledgement,
): Promise<Alert | undefined> {
  await sql.query(
    `INSERT INTO ledger.alert_acknowledgement (alert_id, controller, actor, at, reason)
     SELECT alert_id, controller, $2::uuid, $3::timestamptz, $4 FROM ledger.alert WHERE ${own} AND alert_id = $1
     ON CONFLICT (alert_id) DO NOTHING`,
    [alertId, actor, at, reason],
  );
  const [row] = await sql.query<Row>(
    `SELECT ${columns} FROM ${joined} WHERE ${own} AND alert.alert_id = $1`,
    [alertId],
  );
  return row && alertOf(row);
}
