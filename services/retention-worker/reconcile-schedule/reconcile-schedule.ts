import type { StoredEvent } from '@koz/event-store';
import { partsOf } from '@koz/event-store';
import { withTenant } from '@koz/platform';
import { decodeEvent } from '@koz/privacy-keys';
import { keyIdOf, tiers, type CarePlanId, type ControllerId, type KeyId } from '@koz/privacy-types';
import { scheduledAmong } from '@koz/projections/retention-schedule';
import type { RetentionDeps } from '../run/deps.js';
import { isScheduleUpTo } from '../run/schedule-up-to.js';

type ReconcileDeps = Pick<RetentionDeps, 'store' | 'vault' | 'queryPool' | 'logger'>;

const pageSize = 2000;
/** A schedule that is not there by then is held against the log at the next round. */
const scheduleWithinMs = 1000;

/**
 * Holds the schedule against the log itself: a plan that was filed, has a key and has no row would never be due, and
 * nobody would notice. Reads the whole log, a page at a time and without opening anything.
 *
 * @returns by controller how many plans lack, of which an alert is in the log; undefined when the schedule is behind
 */
export async function reconcileSchedule(
  deps: ReconcileDeps,
  signal?: AbortSignal,
): Promise<Map<ControllerId, number> | undefined> {
  const last = await deps.store.lastPosition();
  if (!(await isScheduleUpTo({ ...deps, pacing: { scheduleWithinMs } }, last))) return undefined;
  const lacking = new Map<ControllerId, number>();
  for (let after = -1; after < last;) {
    signal?.throwIfAborted();
    const page = await deps.store.readAll(after, pageSize);
    for (const [controller, filed] of filedOn(page, last)) {
      const count = (await lackingAmong(deps, controller, filed)).length;
      if (count > 0) lacking.set(controller, (lacking.get(controller) ?? 0) + count);
    }
    after = page.at(-1)?.position ?? last;
  }
  for (const [controller, plans] of lacking)
    deps.logger.error({ controller, plans }, 'ALERT: the retention schedule lacks plans of the log');
  return lacking;
}

/** What a page says was filed, by controller; what came after the schedule was looked at is left out. */
function filedOn(page: readonly StoredEvent[], last: number): Map<ControllerId, StoredEvent[]> {
  const filed = new Map<ControllerId, StoredEvent[]>();
  for (const stored of page)
    if (stored.type === 'CarePlanFiled' && stored.position <= last)
      filed.set(stored.controller, [...(filed.get(stored.controller) ?? []), stored]);
  return filed;
}

/** Those without a row of which a key still lives: the row of a plan goes with its last key. */
async function lackingAmong(
  { vault, queryPool }: ReconcileDeps,
  controller: ControllerId,
  filed: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const idOf = ({ stream }: StoredEvent) => partsOf(stream).id as CarePlanId;
  const scheduled = await withTenant(queryPool, controller, (sql) => scheduledAmong(sql, filed.map(idOf)));
  const without = filed.filter((stored) => !scheduled.has(idOf(stored)));
  if (without.length === 0) return [];
  const keys = new Map(without.map((stored) => [stored, keyIdsOf(stored)]));
  const found = await vault.keys(controller, [...keys.values()].flat());
  return without.filter((stored) => keys.get(stored)?.some((id) => found.get(id)?.state === 'present'));
}

function keyIdsOf(stored: StoredEvent): KeyId[] {
  const { sealed } = decodeEvent(stored);
  return tiers.flatMap((tier) => (sealed[tier] ? [keyIdOf(sealed[tier])] : []));
}
