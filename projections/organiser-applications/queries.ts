import type { ApplicationStatus, CarePartData, PlaceConfirmedGround } from '@koz/events';
import type {
  ApplicationId,
  CarePlanId,
  ControllerId,
  Instant,
  LocationId,
  PlainDate,
  Tier,
} from '@koz/privacy-types';
import { carePartIn, statusChangeOf, type Sql, type StatusChange } from '@koz/projection';
import applicationRowSql from './application-row.sql';
import inboxPageSql from './inbox-page.sql';
import statusCountsSql from './status-counts.sql';

/**
 * An application with the sealed plan behind it, before anything is opened or masked. `status` is the projection's, to
 * choose rows by: what may be shown follows from the heads at the moment of answering.
 */
export interface OrganiserApplication {
  readonly applicationId: ApplicationId;
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  readonly locationId: LocationId;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly filedAt: Instant;
  readonly filedPosition: number;
  readonly answerBy: PlainDate;
  /** The last day in Belgium on which the family may decline the place found here; null while none waits. */
  readonly confirmBy: PlainDate | null;
  /** On what ground the place here is confirmed; null while it is not. */
  readonly confirmationGround: PlaceConfirmedGround | null;
  readonly revision: number;
  /** Every status it had, the oldest first. */
  readonly history: readonly StatusChange[];
  /**
   * Its place, from 1, among the applications that wait at its location: not ended, not approved, and no place
   * found elsewhere. Null when it does not wait itself.
   */
  readonly rank: number | null;
  /** The first day of the month in which care starts. */
  readonly startMonth: PlainDate;
  /** For "past / past niet", also where the care parts themselves are hidden. */
  readonly careParts: readonly CarePartData[];
  /** When the precise values were generalised, at 2.5 years; null before. */
  readonly generalisedAt: Instant | null;
  readonly sealed: Readonly<Partial<Record<Tier, Uint8Array>>>;
}

export interface InboxQuery {
  /** The organiser's locations, or those of them that it chose. */
  readonly locationIds: readonly LocationId[];
  readonly status?: ApplicationStatus | undefined;
  /** Only these, as far as they are there; their rank is that among all. */
  readonly applicationIds?: readonly ApplicationId[] | undefined;
  /** The `nextCursor` of the page before. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

export interface InboxPage {
  readonly items: readonly OrganiserApplication[];
  /** Absent on the last page. */
  readonly nextCursor?: number;
}

/** A page of the applications made to some locations, in waiting order. `sql` is a tenant transaction (`koz_query`). */
export async function inboxPage(sql: Sql, query: InboxQuery): Promise<InboxPage> {
  const rows = await sql.query<Row>(inboxPageSql, [
    query.locationIds,
    query.status ?? null,
    query.cursor ?? -1,
    query.limit + 1,
    query.applicationIds ?? null,
  ]);
  const items = rows.slice(0, query.limit).map(applicationOf);
  const last = items.at(-1);
  return rows.length > query.limit && last ? { items, nextCursor: last.filedPosition } : { items };
}

/** How many applications have a status, and how many of them should have been taken up before today. */
export interface StatusCount {
  readonly status: ApplicationStatus;
  readonly count: number;
  readonly overdue: number;
}

/** The applications made to some locations, counted; a status that none has is absent. `sql` is a tenant transaction. */
export const statusCounts = (
  sql: Sql,
  { locationIds, today }: Pick<InboxQuery, 'locationIds'> & { readonly today: PlainDate },
): Promise<StatusCount[]> => sql.query<StatusCount>(statusCountsSql, [locationIds, today]);

/** At which an application still waits for an answer or a place. */
export const openStatuses = [
  'created',
  'noPlace',
  'accepted',
] as const satisfies readonly ApplicationStatus[];
export type OpenStatus = (typeof openStatuses)[number];

/**
 * The open applications made to some locations, in waiting order: all of them, so that an order that the database
 * cannot know may be made in memory. Undefined when there are more than `atMost`. `sql` is a tenant transaction.
 */
export async function openApplications(
  sql: Sql,
  query: Pick<InboxQuery, 'locationIds'> & {
    readonly statuses: readonly OpenStatus[];
    readonly atMost: number;
  },
): Promise<readonly OrganiserApplication[] | undefined> {
  const { locationIds, statuses, atMost } = query;
  const found: OrganiserApplication[] = [];
  for (const status of statuses) {
    // The status is what the index knows; a status has a page of its own.
    const page = await inboxPage(sql, { locationIds, status, limit: atMost });
    found.push(...page.items);
    if (page.nextCursor !== undefined || found.length > atMost) return undefined;
  }
  return found.sort((one, other) => one.filedPosition - other.filedPosition);
}

/** One application to one of an organiser's locations; undefined when there is none in the transaction's scope. */
export async function applicationRow(
  sql: Sql,
  applicationId: ApplicationId,
  locationIds: readonly LocationId[],
): Promise<OrganiserApplication | undefined> {
  const [row] = await sql.query<Row>(applicationRowSql, [applicationId, locationIds]);
  return row && applicationOf(row);
}

type Row = Omit<OrganiserApplication, 'careParts' | 'history' | 'sealed'> & {
  readonly careParts: readonly string[];
  readonly history: readonly string[];
} & { readonly [T in Tier]: Uint8Array | null };

function applicationOf({
  careParts,
  history,
  precise,
  identity,
  planning,
  ...row
}: Row): OrganiserApplication {
  return {
    ...row,
    careParts: careParts.map(carePartIn),
    history: history.map(statusChangeOf),
    sealed: {
      ...(precise && { precise }),
      ...(identity && { identity }),
      ...(planning && { planning }),
    },
  };
}
