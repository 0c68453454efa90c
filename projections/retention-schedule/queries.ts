import type { Ending, FenceState, RetentionPolicy } from '@koz/events';
import type { BatchMonth, CarePlanId, ErasureCause, HoldId, OwnDate, Tier } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import { monthNumber, monthNumbered, monthOf, type Anchors } from '@koz/retention';
import anchorsSql from './anchors.sql';
import byMonthSql from './by-month.sql';
import dueCountSql from './due-count.sql';
import heldPlansSql from './held-plans.sql';
import duePageSql from './due-page.sql';
import { holdOf, type RunningHold } from './hold-text.js';
import planColumnsSql from './plan-columns.sql';
import termsSql from './terms.sql';
import unfinishedPageSql from './unfinished-page.sql';

export type { RunningHold } from './hold-text.js';

/*
 * `sql` is a tenant transaction of role `koz_query`. Pages are in the order of ids, which are random: no order, and
 * no size of a page, tells of a day of birth.
 */

/** A page by the plan after which it begins. */
export interface PageQuery {
  /** The last plan of the page before. */
  readonly after?: CarePlanId | undefined;
  readonly limit: number;
}

/**
 * What is due on a day: precise values of plans that keep the rest, or everything of plans; or everything of those alone
 * whose family asked for erasure.
 */
export interface DueQuery extends PageQuery {
  readonly policy: RetentionPolicy;
  readonly asOf: OwnDate;
  readonly step: DueStep;
  /**
   * Only plans whose term ends in this month, none that are erased; with `everything` also a month that is still to
   * come.
   */
  readonly month?: BatchMonth | undefined;
}
export type DueStep = 'precise' | 'everything' | 'erasure';

/** A plan of which something is due, and not held. */
export interface DuePlan {
  readonly carePlanId: CarePlanId;
  readonly cause: ErasureCause;
  /** The month in which it is due by its term: in the past for one that is late, to come for one that is erased. */
  readonly month: BatchMonth;
  readonly fence: FenceState;
}

/** The plans of which something is due, by a policy on a day. */
export async function duePlans(
  sql: Sql,
  { policy, asOf, step, after, limit, month }: DueQuery,
): Promise<DuePlan[]> {
  const rows = await sql.query<Omit<DuePlan, 'month'> & { readonly month: number }>(
    `${anchorsSql}${termsSql}${duePageSql}`,
    [
      ...termsOf(policy),
      asOf,
      monthNumber(monthOf(asOf)),
      step,
      after ?? null,
      limit,
      month === undefined ? null : monthNumber(month),
    ],
  );
  return rows.map((row) => ({ ...row, month: monthNumbered(row.month) }));
}

/** Of how many plans something is due, by the month in which their term ends. */
export interface DueCount {
  readonly step: DueStep;
  readonly month: BatchMonth;
  readonly plans: number;
}

/** How much a run on a day has to do: each plan counts once. */
export async function countDue(
  sql: Sql,
  { policy, asOf }: Pick<DueQuery, 'policy' | 'asOf'>,
): Promise<DueCount[]> {
  const rows = await sql.query<Omit<DueCount, 'month'> & { readonly month: number }>(
    `${anchorsSql}${termsSql}${dueCountSql}`,
    [...termsOf(policy), asOf, monthNumber(monthOf(asOf))],
  );
  return rows.map((row) => ({ ...row, month: monthNumbered(row.month) }));
}

/** How many plans lose a tier in a month. */
export interface MonthCount {
  readonly month: BatchMonth;
  readonly tier: Tier;
  readonly plans: number;
  /** Of those, how many a legal hold keeps on the day of asking. */
  readonly held: number;
}

/** What is still to go, by month and tier, by a policy; months in order, those of late plans too. */
export async function scheduleByMonth(
  sql: Sql,
  policy: RetentionPolicy,
  day: OwnDate,
): Promise<MonthCount[]> {
  const rows = await sql.query<Omit<MonthCount, 'month'> & { readonly month: number }>(
    `${anchorsSql}${termsSql}${byMonthSql}`,
    [...termsOf(policy), day],
  );
  return rows.map((row) => ({ ...row, month: monthNumbered(row.month) }));
}

/** A plan as the schedule knows it, whatever the policy. */
export interface PlanSchedule {
  readonly carePlanId: CarePlanId;
  readonly anchors: Anchors;
  readonly fence: FenceState;
  /** The tiers whose key is not yet recorded as destroyed. */
  readonly keysLeft: readonly Tier[];
  readonly isErasureRequested: boolean;
  /** Those that nobody lifted; some may have expired. */
  readonly holds: readonly RunningHold[];
  readonly heldUntil?: OwnDate;
}

/** One plan; undefined when there is none in the transaction's scope, or none any more. */
export async function planSchedule(sql: Sql, carePlanId: CarePlanId): Promise<PlanSchedule | undefined> {
  const [row] = await sql.query<Row>(`${anchorsSql}${planColumnsSql}`, [carePlanId, null, 1]);
  return row && scheduleOf(row);
}

/** All plans, a page at a time: what a change of policy is tried on. */
export async function scheduledPlans(sql: Sql, { after, limit }: PageQuery): Promise<PlanSchedule[]> {
  const rows = await sql.query<Row>(`${anchorsSql}${planColumnsSql}`, [null, after ?? null, limit]);
  return rows.map(scheduleOf);
}

/** Those of the plans that have a row. */
export async function scheduledAmong(sql: Sql, ids: readonly CarePlanId[]): Promise<Set<CarePlanId>> {
  const rows = await sql.query<{ readonly id: CarePlanId }>(
    `SELECT care_plan_id AS id FROM rm.retention_schedule_plan
      WHERE controller = current_setting('koz.controller', true) AND care_plan_id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A plan with holds that nobody lifted; some may have expired. */
export type HeldPlan = Pick<PlanSchedule, 'carePlanId' | 'fence' | 'holds'>;

/** All of them: a hold is rare. */
export const heldPlans = (sql: Sql): Promise<HeldPlan[]> => heldBy(sql, null);

/** The plan of a hold; undefined when there is none such in the transaction's scope, or it was lifted. */
export const carePlanOfHold = async (sql: Sql, holdId: HoldId): Promise<CarePlanId | undefined> =>
  (await heldBy(sql, holdId))[0]?.carePlanId;

async function heldBy(sql: Sql, holdId: HoldId | null): Promise<HeldPlan[]> {
  const rows = await sql.query<Pick<Row, 'carePlanId' | 'fence' | 'holds'>>(heldPlansSql, [holdId]);
  return rows.map(({ holds, ...row }) => ({ ...row, holds: holds.map(holdOf) }));
}

/** A plan of which a key is closed for ever and not yet recorded as destroyed: a shredding to be resumed. */
export type UnfinishedPlan = Pick<PlanSchedule, 'carePlanId' | 'fence' | 'keysLeft'>;

export const unfinishedPlans = (sql: Sql, { after, limit }: PageQuery): Promise<UnfinishedPlan[]> =>
  sql.query<UnfinishedPlan>(unfinishedPageSql, [after ?? null, limit]);

const termsOf = ({ thresholds: { P2Y6M, P5Y }, ended }: RetentionPolicy) => [
  P2Y6M.anchor,
  P2Y6M.months,
  P5Y.anchor,
  P5Y.months,
  ended.withdrawn?.months ?? null,
  ended.rejected?.months ?? null,
];

interface Row extends Pick<PlanSchedule, 'carePlanId' | 'fence' | 'keysLeft' | 'isErasureRequested'> {
  readonly birthMonth: number | null;
  readonly startMonth: number | null;
  readonly filedMonth: number;
  readonly endedHow: Ending | null;
  readonly endedMonth: number | null;
  readonly holds: readonly string[];
  readonly heldUntil: OwnDate | null;
}

function scheduleOf(row: Row): PlanSchedule {
  const { carePlanId, fence, keysLeft, isErasureRequested } = row;
  const month = (number: number | null) => (number === null ? undefined : monthNumbered(number));
  return {
    carePlanId,
    anchors: {
      birthMonth: month(row.birthMonth),
      startMonth: month(row.startMonth),
      filedMonth: monthNumbered(row.filedMonth),
      ...(row.endedHow !== null &&
        row.endedMonth !== null && { ended: { how: row.endedHow, month: monthNumbered(row.endedMonth) } }),
    },
    fence,
    keysLeft,
    isErasureRequested,
    holds: row.holds.map(holdOf),
    ...(row.heldUntil !== null && { heldUntil: row.heldUntil }),
  };
}
