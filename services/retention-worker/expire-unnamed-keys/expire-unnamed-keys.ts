import type { EventStore } from '@koz/event-store';
import type { Locations } from '@koz/locations';
import { withTenant, type Clock, type Logger } from '@koz/platform';
import { expireUnnamedKeys, type ExpirySettings } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import { namedKeys } from '@koz/projections/plan-keys';

type Pool = ExpirySettings['pool'];

export interface UnnamedKeysDeps {
  readonly store: Pick<EventStore, 'lastPosition'>;
  readonly locations: Pick<Locations, 'controllers'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Connections in the role `koz_vault`. */
  readonly vaultPool: Pool;
  /** Connections in the role `koz_query`, which reads the projection of named keys. */
  readonly queryPool: Pool;
}

/**
 * Deletes, for every controller, the keys that were made ahead more than a day ago and that no event names. A
 * projection that is behind is no fault: what it does not know yet is left for the next round.
 * @returns how many keys were deleted
 */
export async function expireUnnamedKeysOfAll(deps: UnnamedKeysDeps): Promise<number> {
  const { store, clock, logger, vaultPool, queryPool } = deps;
  const source: ExpirySettings['source'] = {
    lastPosition: () => store.lastPosition(),
    namedAmong: (controller, keyIds) => withTenant(queryPool, controller, (sql) => namedKeys(sql, keyIds)),
  };
  let deleted = 0;
  for (const controller of await deps.locations.controllers()) {
    const outcome = await expireUnnamedKeys({ pool: vaultPool, clock, source }, controller);
    deleted += outcome.keys;
    logExpiry(logger, controller, outcome);
  }
  return deleted;
}

function logExpiry(
  logger: Logger,
  controller: ControllerId,
  { outcome, keys }: Awaited<ReturnType<typeof expireUnnamedKeys>>,
): void {
  if (keys > 0) logger.info({ controller, count: keys }, 'Keys that nothing used were deleted');
  if (outcome === 'projectionBehind')
    logger.info({ controller }, 'Unused keys wait until the projection of named keys has caught up');
}
