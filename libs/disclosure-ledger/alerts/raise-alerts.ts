import { randomUUID } from 'node:crypto';
import type { ActorId, ControllerId, Instant, OrganiserId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import {
  alertRules,
  ruleTerms,
  unusual,
  type AlertRule,
  type Habit,
  type RuleTerms,
  type Unusual,
} from './rules.js';

/** What one viewer did in one window. */
interface Window {
  readonly viewer: ActorId;
  readonly begins: Date;
  readonly ends: Date;
  readonly role: string;
  readonly organiserId: OrganiserId | null;
  /** Of whose plans it saw something. */
  readonly controllers: readonly ControllerId[];
  readonly number: number;
}

/** An alert that was raised now. */
export interface RaisedAlert extends Unusual {
  readonly rule: AlertRule;
  readonly controller: ControllerId;
  readonly viewer: ActorId;
  readonly role: string;
  readonly organiserId: OrganiserId | null;
}

/**
 * Looks at the windows that these disclosures fall in, and raises what is unusual: once for each rule, viewer, window
 * and controller, however often it is called and wherever it was broken off. The work depends on what the viewers of
 * these disclosures saw in their windows, not on how long the ledger is. In a transaction of role `koz_auditor`.
 *
 * @param entries numbers of rows in `ledger.disclosure`
 * @returns those that were not raised before
 */
export async function raiseAlerts(sql: Sql, entries: readonly number[], at: Instant): Promise<RaisedAlert[]> {
  if (entries.length === 0) return [];
  const raised: RaisedAlert[] = [];
  for (const rule of alertRules) {
    const terms = ruleTerms[rule];
    for (const window of await windowsOver(sql, terms, entries)) {
      const usualDays = terms.habit && (await usualDaysOf(sql, window, terms, terms.habit));
      const found = unusual(terms, { number: window.number, ...(usualDays && { usualDays }) });
      if (found) raised.push(...(await keep(sql, rule, window, found, at)));
    }
  }
  return raised;
}

const brussels = `'Europe/Brussels'`;
const endOf: Readonly<Record<RuleTerms['window'], string>> = {
  hour: `begins + interval '1 hour'`,
  // By the calendar: a day in Belgium has 23 or 25 hours twice a year.
  day: `(begins AT TIME ZONE ${brussels} + interval '1 day') AT TIME ZONE ${brussels}`,
};

/** The windows of these rows in which their viewer saw more plans than the rule lets pass unlooked at. */
const windowsOver = (
  sql: Sql,
  { window, grounds, upTo }: RuleTerms,
  entries: readonly number[],
): Promise<Window[]> =>
  sql.query<Window>(
    `SELECT touched.viewer, touched.begins, touched.ends, seen.*
       FROM (SELECT viewer, begins, ${endOf[window]} AS ends
               FROM (SELECT DISTINCT viewer, date_trunc('${window}', at, ${brussels}) AS begins
                       FROM ledger.disclosure WHERE entry = ANY($1::bigint[]) AND ground = ANY($2)) AS of_rows
            ) AS touched
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT care_plan_id)::int AS number, min(role) AS role,
               min(organiser_id::text)::uuid AS "organiserId", array_agg(DISTINCT controller) AS controllers
          FROM ledger.disclosure d
         WHERE d.viewer = touched.viewer AND d.at >= touched.begins AND d.at < touched.ends AND d.ground = ANY($2)
      ) AS seen
      WHERE seen.number > $3
      ORDER BY touched.begins, touched.viewer`,
    [entries, grounds, upTo],
  );

async function usualDaysOf(
  sql: Sql,
  { viewer, begins }: Window,
  { grounds }: RuleTerms,
  { days }: Habit,
): Promise<readonly number[]> {
  const rows = await sql.query<{ number: number }>(
    `SELECT count(DISTINCT care_plan_id)::int AS number FROM ledger.disclosure
      WHERE viewer = $1 AND at >= $2::timestamptz - make_interval(days => $3) AND at < $2 AND ground = ANY($4)
      GROUP BY date_trunc('day', at, ${brussels})`,
    [viewer, begins, days, grounds],
  );
  return rows.map(({ number }) => number);
}

async function keep(
  sql: Sql,
  rule: AlertRule,
  { viewer, role, organiserId, begins, ends, controllers }: Window,
  { number, threshold }: Unusual,
  at: Instant,
): Promise<RaisedAlert[]> {
  const rows = await sql.query<{ controller: ControllerId }>(
    `INSERT INTO ledger.alert (alert_id, controller, rule, viewer, role, organiser_id, window_begins, window_ends,
                               number, threshold, at)
     SELECT alert_id, controller, $3, $4, $5, $6, $7, $8, $9, $10, $11
       FROM unnest($1::uuid[], $2::text[]) AS of_each (alert_id, controller)
     ON CONFLICT (rule, viewer, window_begins, controller) DO NOTHING
     RETURNING controller`,
    [
      ...[controllers.map(() => randomUUID()), controllers],
      ...[rule, viewer, role, organiserId, begins, ends, number, threshold, at],
    ],
  );
  return rows.map(({ controller }) => ({ rule, controller, viewer, role, organiserId, number, threshold }));
}
