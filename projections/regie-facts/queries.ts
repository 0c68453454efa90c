import type { ApplicationStatus } from '@koz/events';
import type {
  ApplicationId,
  CarePlanId,
  ControllerId,
  Instant,
  LocationId,
  PlainDate,
  Tier,
} from '@koz/privacy-types';
import { livePosition, type Sql } from '@koz/projection';
import planFactsSql from './plan-facts.sql';
import { regieFacts } from './regie-facts.js';

/** A status, and the position in the log from which on the application had it. */
export interface StatusFrom {
  readonly status: ApplicationStatus;
  readonly position: number;
}

/** What became of an application. */
export interface ApplicationFacts {
  readonly applicationId: ApplicationId;
  /** Null for a plan that was erased before the rows were made. */
  readonly locationId: LocationId | null;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly createdAt: Instant;
  /** The day in Belgium by which it should be taken up. */
  readonly answerBy: PlainDate;
  readonly takenUpAt: Instant | null;
  readonly decidedAt: Instant | null;
  /** Oldest first; the first is the creation. */
  readonly history: readonly StatusFrom[];
}

/** A plan with its envelopes, before anything is opened, and its applications. */
export interface PlanFacts {
  readonly carePlanId: CarePlanId;
  readonly controller: ControllerId;
  readonly filedAt: Instant;
  readonly filedPosition: number;
  /** By tier, the last event that may have changed one of its counted values. */
  readonly positions: Readonly<Record<Tier, number>>;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
  readonly applications: readonly ApplicationFacts[];
}

/**
 * The plans of the tenant, up to `limit` at a time in order of id, which tells nothing. `sql` is a tenant transaction
 * of role `koz_query`; at repeatable read, all pages and {@link factsPosition} are of one moment.
 * @param after the last plan of the page before
 */
export async function planFacts(sql: Sql, limit: number, after?: CarePlanId): Promise<PlanFacts[]> {
  return (await sql.query<Row>(planFactsSql, [after ?? null, limit, null])).map(factsOf);
}

/** One plan of the tenant; undefined when there is none. */
export async function factsOfPlan(sql: Sql, carePlanId: CarePlanId): Promise<PlanFacts | undefined> {
  const [row] = await sql.query<Row>(planFactsSql, [null, 1, carePlanId]);
  return row && factsOf(row);
}

/** The position up to which the facts tell of the log; undefined while there are none. */
export const factsPosition = (sql: Sql): Promise<number | undefined> => livePosition(sql, regieFacts.name);

type Row = Omit<PlanFacts, 'positions' | 'sealed' | 'applications'> & {
  readonly [T in Tier as `${T}Position`]: number;
} & { readonly [T in Tier]: Uint8Array | null } & {
  readonly applications: readonly (Omit<ApplicationFacts, 'history'> & {
    readonly history: readonly string[];
  })[];
};

function factsOf(row: Row): PlanFacts {
  const { carePlanId, controller, filedAt, filedPosition, precise, identity, planning } = row;
  return {
    carePlanId,
    controller,
    filedAt,
    filedPosition,
    positions: {
      precise: row.precisePosition,
      identity: row.identityPosition,
      planning: row.planningPosition,
    },
    sealed: { ...(precise && { precise }), ...(identity && { identity }), ...(planning && { planning }) },
    applications: row.applications.map(({ history, ...application }) => ({
      ...application,
      history: history.map(statusFrom),
    })),
  };
}

/** `accepted@55`, as the handlers wrote it. */
function statusFrom(text: string): StatusFrom {
  const [status, position] = text.split('@') as [ApplicationStatus, string];
  return { status, position: Number(position) };
}
