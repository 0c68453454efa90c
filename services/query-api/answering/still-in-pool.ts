import { poolPlaceOf } from '@koz/disclosure';
import { streamName, type EventStore, type StreamHead } from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';
import type { PoolRow } from '@koz/projections/care-plan-pool';

/** A row of the pool that is as its plan stands now, with the head that says so. */
export interface Standing<Row> {
  readonly row: Row;
  readonly head: StreamHead;
}

/**
 * The rows that still hold: a plan that has moved on since the projector saw it is left out until the row has caught
 * up, so that what leaves the pool is gone at once. So is a plan of which a key was destroyed.
 *
 * The named exception to the tenant predicate of heads (ADR 0016): each head is read in the scope of the plan's own
 * controller, for it is shared with nobody who has no application. Only for rows that row-level security gave as being
 * in the pool, and for no more than revision, place and fence.
 */
export async function stillInPool<Row extends PoolRow>(
  events: Pick<EventStore, 'heads'>,
  rows: readonly Row[],
): Promise<Standing<Row>[]> {
  const heads = await headsOf(events, rows);
  return rows.flatMap((row) => {
    const head = heads.get(streamName('carePlan', row.carePlanId));
    const holds =
      head?.controller === row.controller &&
      head.revision === row.revision &&
      head.fence === 'none' &&
      poolPlaceOf(head) !== undefined;
    return holds ? [{ row, head }] : [];
  });
}

async function headsOf(events: Pick<EventStore, 'heads'>, rows: readonly PoolRow[]) {
  const byOwner = new Map<ControllerId, PoolRow[]>();
  for (const row of rows) byOwner.set(row.controller, [...(byOwner.get(row.controller) ?? []), row]);
  const answers = await Promise.all(
    [...byOwner].map(([controller, owned]) =>
      events.heads(
        { controller },
        owned.map(({ carePlanId }) => streamName('carePlan', carePlanId)),
      ),
    ),
  );
  return new Map(answers.flatMap((heads) => [...heads]));
}
