import type { ApplicationStatus, EmergencyReason, MandateKind, PlaceConfirmedGround } from '@koz/events';
import type {
  ActorId,
  ApplicationId,
  CarePlanId,
  ControllerId,
  Instant,
  LocationId,
  PlainDate,
  Tier,
} from '@koz/privacy-types';
import { statusChangeOf, type Sql, type StatusChange } from '@koz/projection';
import applicationsOfPlanSql from './applications-of-plan.sql';
import carePlanSql from './care-plan.sql';
import duePlacesSql from './due-places.sql';
import filedPlansSql from './filed-plans.sql';
import guidancePageSql from './guidance-page.sql';

/** An application of a plan. */
export interface PlanApplication {
  readonly applicationId: ApplicationId;
  /** Null once the plan's planning key was destroyed. */
  readonly locationId: LocationId | null;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly filedAt: Instant;
  readonly revision: number;
  /** Every status it had, the oldest first; the last is `status`. */
  readonly history: readonly StatusChange[];
  /** On what ground its place is confirmed; null while it is not. */
  readonly confirmationGround: PlaceConfirmedGround | null;
}

/** A plan with its applications, before anything is opened. Place and fence are read from the head, to hold at once. */
export interface CarePlan {
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  /** Who filed it: to be compared with who asks, never to be told. */
  readonly filedBy: ActorId;
  /** Of the service point that filed it; null where the family did. */
  readonly mandate: MandateKind | null;
  readonly filedAt: Instant;
  readonly status: 'filed' | 'withdrawn';
  readonly revision: number;
  readonly applicationIds: readonly ApplicationId[];
  /** When the precise values were generalised, at 2.5 years; null before. */
  readonly generalisedAt: Instant | null;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
  /** The first day of the month in which care starts; null once the plan's planning key was destroyed. */
  readonly startMonth: PlainDate | null;
  /** Why it is on the emergency list, while it looks; null when it is not. */
  readonly emergency: EmergencyReason | null;
  /** Whose place waits for the family's word, as far as these rows tell; null while none does. */
  readonly foundApplicationId: ApplicationId | null;
  /** The last day in Belgium on which the family may decline that place before its term confirms it. */
  readonly confirmBy: PlainDate | null;
  /** In the order in which they were asked; one that is still to be made is not there. */
  readonly applications: readonly PlanApplication[];
}

/**
 * A plan; undefined when there is none in the transaction's scope. `sql` is a tenant transaction (`koz_query`).
 * @param filedBy the only one whose plan it may be; null: whoever filed it
 */
export async function carePlan(
  sql: Sql,
  carePlanId: CarePlanId,
  filedBy: ActorId | null,
): Promise<CarePlan | undefined> {
  const [row] = await sql.query<Row>(carePlanSql, [carePlanId, filedBy]);
  if (!row) return undefined;
  const applications = await sql.query<ApplicationRow>(applicationsOfPlanSql, [carePlanId]);
  const byId = new Map(applications.map((each) => [each.applicationId, applicationOf(each)]));
  const { precise, identity, planning, ...plan } = row;
  return {
    ...plan,
    sealed: {
      ...(precise && { precise }),
      ...(identity && { identity }),
      ...(planning && { planning }),
    },
    applications: row.applicationIds.flatMap((id) => byId.get(id) ?? []),
  };
}

/**
 * The ids of all plans of the tenant, in their own order, which is random, after one of them. `sql` is a tenant
 * transaction (`koz_query`).
 */
export async function carePlanIds(
  sql: Sql,
  { after, limit }: { readonly after?: CarePlanId | undefined; readonly limit: number },
): Promise<CarePlanId[]> {
  const rows = await sql.query<{ readonly id: CarePlanId }>(
    `SELECT care_plan_id AS id FROM rm.care_plans_plan
      WHERE controller = current_setting('koz.controller', true) AND ($1::uuid IS NULL OR care_plan_id > $1::uuid)
      ORDER BY care_plan_id LIMIT $2`,
    [after ?? null, limit],
  );
  return rows.map(({ id }) => id);
}

/** A found place on which the term to confirm has run out. */
export interface DuePlace {
  readonly carePlanId: CarePlanId;
  /** Of the `PlaceFound` in the stream of the plan: the place may have been answered since. */
  readonly foundRevision: number;
}

/**
 * The places that wait beyond their term on a day in Belgium, in order of their plans' ids, after one of them. `sql` is a
 * tenant transaction (`koz_query`).
 */
export const duePlaces = (
  sql: Sql,
  {
    today,
    after,
    limit,
  }: { readonly today: PlainDate; readonly after?: CarePlanId | undefined; readonly limit: number },
): Promise<DuePlace[]> => sql.query<DuePlace>(duePlacesSql, [today, after ?? null, limit]);

/** A plan that a service point filed on a family's mandate: ids, codes and our own times, nothing of the family. */
export type FiledPlan = Pick<CarePlan, 'carePlanId' | 'controller' | 'filedAt' | 'status' | 'confirmBy'> & {
  readonly mandate: MandateKind;
};

/** Where a page of filed plans ended. */
export type FiledPlansCursor = readonly [filedAt: Instant, carePlanId: CarePlanId];

/** The plans that somebody filed on a mandate, the newest first. `sql` is a tenant transaction (`koz_query`). */
export async function filedPlans(
  sql: Sql,
  {
    filedBy,
    cursor,
    limit,
  }: {
    readonly filedBy: ActorId;
    readonly cursor?: FiledPlansCursor | undefined;
    readonly limit: number;
  },
): Promise<{ readonly items: readonly FiledPlan[]; readonly nextCursor?: FiledPlansCursor }> {
  const [filedAt, planId] = cursor ?? [null, null];
  const rows = await sql.query<FiledPlan>(filedPlansSql, [filedBy, filedAt, planId, limit + 1]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: [last.filedAt, last.carePlanId] } : { items };
}

/** Why a plan needs guidance: nobody had a place, or an application was left lying beyond the controller's term. */
export const guidanceReasons = ['onlyNoPlace', 'notTakenUp'] as const;
export type GuidanceReason = (typeof guidanceReasons)[number];

/** A plan that looks for a place in vain, as far as the read model knows: it counts only at the revisions of the heads. */
export interface PlanToGuide {
  readonly carePlanId: CarePlanId;
  readonly revision: number;
  readonly reason: GuidanceReason;
  /** When the last of its applications came to nothing, or when the first term ran out: the start of the day after. */
  readonly since: Instant;
  readonly applications: readonly { readonly applicationId: ApplicationId; readonly revision: number }[];
  /** Of the locations to which it was put, in order of name. */
  readonly municipalities: readonly string[];
}

/** Where a page ended: since when the last plan needs guidance, and its id. */
export type GuidanceCursor = readonly [since: Instant, carePlanId: CarePlanId];

/**
 * A page of the transaction's controller's own plans that need guidance on a day in Belgium, longest first. A plan that is
 * withdrawn, generalised or anonymised, or of which a place is found or confirmed, is not among them. `sql` is a tenant
 * transaction (`koz_query`).
 * @returns the rows, and where to go on; no `nextCursor` on the last page
 */
export async function guidancePage(
  sql: Sql,
  query: {
    readonly today: PlainDate;
    readonly cursor?: GuidanceCursor | undefined;
    readonly limit: number;
  },
): Promise<{ readonly items: readonly PlanToGuide[]; readonly nextCursor?: GuidanceCursor }> {
  const { today, cursor: [since, carePlanId] = [null, null], limit } = query;
  const rows = await sql.query<PlanToGuide>(guidancePageSql, [today, since, carePlanId, limit + 1]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: [last.since, last.carePlanId] } : { items };
}

type Row = Omit<CarePlan, 'sealed' | 'applications'> & { readonly [T in Tier]: Uint8Array | null };
type ApplicationRow = Omit<PlanApplication, 'history'> & { readonly history: readonly string[] };

const applicationOf = ({ history, ...row }: ApplicationRow): PlanApplication => ({
  ...row,
  history: history.map(statusChangeOf),
});
