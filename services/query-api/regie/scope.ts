import type { Pool } from 'pg';
import { Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { withTenant } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { latestSnapshot, type Snapshot } from '@koz/regie-summary';

/**
 * The local government for which somebody of the regie works.
 * @throws Problem 403 for a token that names none.
 */
export function regieOf({ controller }: Principal): ControllerId {
  if (controller === undefined) throw new Problem('forbidden');
  return controller;
}

/** The figures that stand of one controller, read in its own scope; undefined while there never were any. */
export const snapshotOf = (pool: Pool, controller: ControllerId): Promise<Snapshot | undefined> =>
  withTenant(pool, controller, (transaction) => latestSnapshot(transaction, controller), { readOnly: true });

/** Of a new municipality: the first figures follow within a day. */
export const noFiguresYet = (): Problem =>
  new Problem('unavailable', { detail: 'Er zijn nog geen cijfers.', headers: { 'retry-after': '60' } });

/** Of a municipality that left. */
export const noFiguresAnyMore = (): Problem =>
  new Problem('not-found', {
    detail: 'Dit lokaal bestuur is vertrokken: er worden geen cijfers meer van gemaakt.',
  });
