import { withTenant } from '@koz/platform';
import {
  inboxUpdates,
  organiserApplications,
  type InboxUpdate,
} from '@koz/projections/organiser-applications';
import { eventually } from '@koz/testing';
import { listProjections } from './list-projections.js';
import { rebuildProjection } from './rebuild-projection.js';
import { startProjector, type RunningProjector } from './start-projector.js';
import { antwerp, LogOfPlans } from './testing/log-of-plans.js';

/** Few, so that many answers are cut off at it. */
const atMost = 3;

describe('What changed in the inbox since a position', () => {
  let log: LogOfPlans;
  let projector: RunningProjector;

  beforeEach(async () => {
    log = await LogOfPlans.open();
    projector = await startProjector(log.deps);
  });
  afterEach(async () => {
    await projector.stop();
    await log.close();
  });

  const changesAfter = (after: number) =>
    withTenant(log.db.pool('koz_query'), antwerp, (sql) => inboxUpdates(sql, { after, atMost }), {
      readOnly: true,
    });

  it('is told once and without a gap to who follows, also while the rows are rebuilt and swapped under way', async () => {
    const told: InboxUpdate[] = [];
    let position = -1;
    let isFollowing = true;
    const following = (async () => {
      while (isFollowing) {
        // A view that is being swapped refuses for a moment: then a client asks again.
        const page = await changesAfter(position).catch(() => undefined);
        told.push(...(page?.updates ?? []));
        position = Math.max(position, page?.through ?? position);
        await new Promise(setImmediate);
      }
    })();
    const rebuilding = (async () => {
      for (let count = 0; count < 4; count += 1)
        await rebuildProjection(log.deps, organiserApplications.name);
    })();
    const writers = [0, 1].map(async () => {
      for (let count = 0; count < 12; count += 1) await log.file(count % 2 === 0);
    });
    await Promise.all([rebuilding, ...writers]);
    const last = await log.lastPosition();
    await eventually(async () =>
      (await listProjections(log.deps)).every(({ state, position: at }) => state === 'live' && at === last),
    );
    await eventually(() => position === last);
    isFollowing = false;
    await following;

    const positions = told.map((update) => update.position);
    expect(positions).toEqual([...new Set(positions)].sort((one, next) => one - next));
    const { rows } = await log.db.adminPool().query<{ id: string; position: number; status: string }>(
      `SELECT application_id AS id, greatest(a.shown_position, p.shown_position)::int AS position, a.status
         FROM rm.organiser_applications_application a
         JOIN rm.organiser_applications_plan p ON p.care_plan_id = a.care_plan_id ORDER BY 1`,
    );
    expect(rows).toHaveLength(48);
    const lastTold = new Map(
      told.flatMap((update) =>
        update.changes.map(({ applicationId: id, status }) => [
          id,
          { id, position: update.position, status },
        ]),
      ),
    );
    expect([...lastTold.values()].sort((one, next) => (one.id < next.id ? -1 : 1))).toEqual(rows);
  });
});
