import type { CarePartData, EmergencyReason } from '@koz/events';
import type { CarePlanId, ControllerId, Instant, LocationId, PlainDate, Tier } from '@koz/privacy-types';
import { carePartIn, type Sql } from '@koz/projection';
import emergencyListSql from './emergency-list.sql';
import poolPageSql from './pool-page.sql';

/** A row that is in the pool as far as the read model knows: it counts only at the revision of the plan's head. */
export interface PoolRow {
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  readonly revision: number;
  /** Since when it is on the list that was asked for. */
  readonly since: Instant;
}

/** A plan that a location may look at without an application, sealed: nothing is opened or masked yet. */
export interface PooledPlan extends PoolRow {
  /** Whether the family shares it with all locations; else it is there for the emergency list alone. */
  readonly isForAll: boolean;
  readonly isEmergency: boolean;
  readonly filedAt: Instant;
  /** The first day of the month in which care starts. */
  readonly startMonth: PlainDate;
  /** For "past / past niet", also where the care parts themselves are hidden. */
  readonly careParts: readonly CarePartData[];
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
}

/** A plan on the emergency list, as its regie sees it. */
export interface ListedPlan extends PoolRow {
  readonly reason: EmergencyReason;
  /** Of the locations to which it was put, in order of name. */
  readonly municipalities: readonly string[];
}

/** Where a page ended: since when the last row is on the list, and its plan. */
export type PoolCursor = readonly [since: Instant, carePlanId: CarePlanId];

export interface PoolPage<Row> {
  readonly items: readonly Row[];
  /** Absent on the last page. */
  readonly nextCursor?: PoolCursor;
}

interface PageQuery {
  readonly cursor?: PoolCursor | undefined;
  readonly limit: number;
}

export interface PoolQuery extends PageQuery {
  /** The emergency list, or all that is in the pool. */
  readonly list: 'emergency' | 'all';
  /** All locations of the organiser: a plan that was put to one of them is not answered. */
  readonly ownLocationIds: readonly LocationId[];
}

const poolSql = {
  emergency: poolPageSql.replaceAll('{{since}}', 'emergency_since'),
  all: poolPageSql.replaceAll('{{since}}', 'pool_since'),
} as const;

/** A page of the pool, longest there first. `sql` is a tenant transaction (`koz_query`) of a controller with locations. */
export async function poolPage(sql: Sql, query: PoolQuery): Promise<PoolPage<PooledPlan>> {
  const { list, ownLocationIds, cursor: [since, carePlanId] = [null, null], limit } = query;
  const rows = await sql.query<Row>(poolSql[list], [
    list === 'emergency',
    ownLocationIds,
    since,
    carePlanId,
    limit + 1,
  ]);
  return pageOf(rows.map(pooledPlanOf), limit);
}

/** A page of the emergency list of the transaction's controller, longest on it first. */
export async function emergencyListPage(sql: Sql, query: PageQuery): Promise<PoolPage<ListedPlan>> {
  const { cursor: [since, carePlanId] = [null, null], limit } = query;
  return pageOf(await sql.query<ListedPlan>(emergencyListSql, [since, carePlanId, limit + 1]), limit);
}

function pageOf<Row extends PoolRow>(rows: readonly Row[], limit: number): PoolPage<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, nextCursor: [last.since, last.carePlanId] } : { items };
}

type Row = Omit<PooledPlan, 'careParts' | 'sealed'> & {
  readonly careParts: readonly string[];
} & { readonly [T in Tier]: Uint8Array | null };

function pooledPlanOf({ careParts, precise, identity, planning, ...row }: Row): PooledPlan {
  return {
    ...row,
    careParts: careParts.map(carePartIn),
    sealed: {
      ...(precise && { precise }),
      ...(identity && { identity }),
      ...(planning && { planning }),
    },
  };
}
