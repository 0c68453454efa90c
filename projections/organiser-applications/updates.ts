import type { ApplicationStatus } from '@koz/events';
import type { ApplicationId, CarePlanId, LocationId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import updatesSql from './updates.sql';

/** What of an application in the inbox may be told to who follows along: ids, and what stands there in clear. */
export interface ChangedApplication {
  readonly applicationId: ApplicationId;
  readonly carePlanId: CarePlanId;
  readonly locationId: LocationId;
  /** Of the application's own stream: it stays when it is the plan that changed. */
  readonly revision: number;
  readonly status: ApplicationStatus;
}

/** What one event of the log changed, as the rows tell it now. */
export interface InboxUpdate {
  /** Of the event: the last one that changed what is shown of these applications. */
  readonly position: number;
  /** Those whose last change this was, by id; an event of a plan may be about several. */
  readonly changes: readonly ChangedApplication[];
  /** True for an event after which all must be read anew: rows went, or a controller adopted another method. */
  readonly isRenewal: boolean;
}

export interface InboxUpdates {
  /** In order of position. Of what changed more than once there is the last change only. */
  readonly updates: readonly InboxUpdate[];
  /** Up to and with this position all is told. */
  readonly through: number;
}

/** A change, or a renewal, or, where nothing changed, neither. */
interface Row extends Omit<ChangedApplication, 'applicationId'> {
  readonly through: number;
  readonly position: number | null;
  readonly applicationId: ApplicationId | null;
}

/**
 * What changed in the scope of the transaction's controller since a position, up to where the rows are: who reads an
 * application after it was told of it, sees the change. Undefined while there are no rows. `sql` is a tenant transaction
 * (`koz_query`).
 *
 * @param atMost changes in one answer; where there are more, `through` is as far as was told
 */
export async function inboxUpdates(
  sql: Sql,
  { after, atMost }: { readonly after: number; readonly atMost: number },
): Promise<InboxUpdates | undefined> {
  const rows = await sql.query<Row>(updatesSql, [after, atMost + 1]);
  const [first] = rows;
  if (!first) return undefined;
  // What one event changed is told whole: a page ends between two events.
  const beyond = rows[atMost]?.position ?? undefined;
  const told = beyond === undefined ? rows : rows.filter(({ position }) => (position ?? beyond) < beyond);
  return { updates: byEvent(told), through: beyond === undefined ? first.through : beyond - 1 };
}

function byEvent(rows: readonly Row[]): InboxUpdate[] {
  const updates = new Map<number, { changes: ChangedApplication[]; isRenewal: boolean }>();
  for (const { position, applicationId, carePlanId, locationId, revision, status } of rows) {
    if (position === null) continue;
    const update = updates.get(position) ?? { changes: [], isRenewal: false };
    if (applicationId === null) update.isRenewal = true;
    else update.changes.push({ applicationId, carePlanId, locationId, revision, status });
    updates.set(position, update);
  }
  return [...updates].map(([position, update]) => ({ position, ...update }));
}
