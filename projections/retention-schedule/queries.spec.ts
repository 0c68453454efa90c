import { randomUUID } from 'node:crypto';
import {
  endings,
  fenceStates,
  retentionAnchors,
  type Ending,
  type RetentionPolicy,
  type RetentionTerm,
} from '@koz/events';
import {
  controllerId,
  tiers,
  uuid,
  type BatchMonth,
  type CarePlanId,
  type ControllerId,
  type OwnDate,
  type Uuid,
} from '@koz/privacy-types';
import { createTables, createViews, migrations, physicalName, type Sql } from '@koz/projection';
import { defaultRetentionPolicy as policy, dueOf, monthNumber, monthNumbered } from '@koz/retention';
import { asTenant, testDatabase, type TestDatabase } from '@koz/testing';
import fc from 'fast-check';
import {
  countDue,
  duePlans,
  planSchedule,
  retentionSchedule,
  scheduleByMonth,
  scheduledPlans,
  unfinishedPlans,
  type DueQuery,
} from './index.js';
import type { ApplicationRow, PlanRow } from './tables.js';

const antwerp = controllerId('antwerpen');
const mechelen = controllerId('mechelen');
const newId = <Id extends Uuid>() => uuid<Id>(randomUUID());
const month = (text: string) => monthNumber(text);
const day = (text: string) => text as OwnDate;

describe('the queries of retention-schedule', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase({ migrations });
    const projector = db.pool('koz_projector');
    await projector.query(createTables(retentionSchedule, 1));
    await projector.query(createViews(retentionSchedule, 1));
  });
  afterAll(() => db.drop());
  const clear = async () => {
    for (const table of ['plan', 'application'])
      await db.adminPool().query(`TRUNCATE ${physicalName(retentionSchedule.name, table, 1)}`);
  };
  beforeEach(clear);

  async function insert(table: 'application' | 'plan', row: ApplicationRow | PlanRow): Promise<void> {
    const columns = Object.keys(row);
    await db.pool('koz_projector').query(
      `INSERT INTO ${physicalName(retentionSchedule.name, table, 1)} (${columns.join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** A plan filed in March 2026 for a child of that August, with one application for each status. */
  async function plan(
    change: Partial<PlanRow> = {},
    applications: readonly Pick<ApplicationRow, 'status' | 'since_month'>[] = [],
  ): Promise<CarePlanId> {
    const row: PlanRow = {
      care_plan_id: newId(),
      controller: antwerp,
      birth_month: month('2026-08'),
      start_month: month('2026-11'),
      filed_month: month('2026-03'),
      withdrawn_month: null,
      applications: applications.length || 1,
      fence: 'none',
      keys_left: tiers,
      erasure_requested: false,
      holds: [],
      held_until: null,
      ...change,
    };
    await insert('plan', row);
    const { care_plan_id, controller } = row;
    for (const each of applications)
      await insert('application', { application_id: newId(), care_plan_id, controller, ...each });
    return care_plan_id;
  }

  const as = <T>(tenant: ControllerId, work: (sql: Sql) => Promise<T>): Promise<T> =>
    asTenant(db.pool('koz_query'), tenant, work);
  const due = (asOf: string, query: Partial<DueQuery> = {}, tenant = antwerp) =>
    as(tenant, (sql) => duePlans(sql, { policy, asOf: day(asOf), step: 'precise', limit: 100, ...query }));
  const idsDue = async (...query: Parameters<typeof due>) =>
    (await due(...query)).map(({ carePlanId }) => carePlanId);

  it('have a plan due from the first day of its month, not a day before', async () => {
    const carePlanId = await plan();
    expect(await due('2029-01-31')).toEqual([]);
    const precise = { carePlanId, cause: 'P2Y6M', month: '2029-02', fence: 'none' };
    expect(await due('2029-02-01')).toEqual([precise]);
    expect(await due('2031-07-31')).toEqual([precise]);
    expect(await due('2031-07-31', { step: 'everything' })).toEqual([]);
    expect(await due('2031-08-01', { step: 'everything' })).toEqual([
      { carePlanId, cause: 'P5Y', month: '2031-08', fence: 'none' },
    ]);
    // All of it goes: no step before.
    expect(await due('2031-08-01')).toEqual([]);
  });

  it('have a step due once: what is closed for ever is not due again', async () => {
    const generalised = await plan({ fence: 'precise' });
    await plan({ fence: 'all' });
    expect(await due('2029-02-01')).toEqual([]);
    expect(await idsDue('2031-08-01', { step: 'everything' })).toEqual([generalised]);
  });

  it('have nothing due of a plan that is held, until the day on which the hold ends', async () => {
    const held = await plan({ held_until: day('2029-03-15') });
    expect(await idsDue('2029-03-14')).toEqual([]);
    expect(await idsDue('2029-03-15')).toEqual([held]);
  });

  it('have all of a plan due at once when its family asked for erasure, unless it is held', async () => {
    const carePlanId = await plan({ erasure_requested: true });
    await plan({ erasure_requested: true, held_until: day('2027-01-01') });
    expect(await due('2026-12-31', { step: 'everything' })).toEqual([
      { carePlanId, cause: 'erasure', month: '2031-08', fence: 'none' },
    ]);
    expect(await due('2026-12-31')).toEqual([]);
  });

  it('have a plan end when it is withdrawn, or with the last of its applications', async () => {
    const shorter: RetentionPolicy = {
      ...policy,
      ended: { withdrawn: { months: 6 }, rejected: { months: 3 } },
    };
    const ended = (status: ApplicationRow['status'], since: string) => ({
      status,
      since_month: month(since),
    });
    const withdrawn = await plan({ withdrawn_month: month('2027-01') });
    const turnedDown = await plan({}, [ended('rejected', '2027-01'), ended('withdrawn', '2027-02')]);
    const givenUp = await plan({}, [ended('withdrawn', '2027-01'), ended('withdrawn', '2027-02')]);
    await plan({}, [ended('rejected', '2027-01'), ended('approved', '2027-02')]);
    // One of its applications is still to be made.
    await plan({ applications: 3 }, [ended('rejected', '2027-01'), ended('rejected', '2027-01')]);
    const byId = new Map(
      (await due('2027-12-31', { policy: shorter, step: 'everything' })).map((each) => [
        each.carePlanId,
        each,
      ]),
    );
    expect(byId.size).toBe(3);
    expect(byId.get(withdrawn)).toMatchObject({ cause: 'withdrawal', month: '2027-07' });
    expect(byId.get(turnedDown)).toMatchObject({ cause: 'withdrawal', month: '2027-05' });
    expect(byId.get(givenUp)).toMatchObject({ cause: 'withdrawal', month: '2027-08' });
    expect(await due('2027-12-31', { step: 'everything' })).toEqual([]);
  });

  it('give pages in the order of random ids, each plan once', async () => {
    const born = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
    const ids = [];
    for (const text of born) ids.push(await plan({ birth_month: month(text) }));
    const seen: CarePlanId[] = [];
    for (;;) {
      const page = await idsDue('2029-02-01', { after: seen.at(-1), limit: 3 });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual([...ids].sort());
  });

  it('count what a run on a day has to do, each plan once and held ones not', async () => {
    const ids = [await plan(), await plan({ held_until: day('2040-01-01') })];
    ids.push(await plan({ erasure_requested: true }), await plan({ birth_month: month('2023-09') }));
    const due = (asOf: string) => as(antwerp, (sql) => countDue(sql, { policy, asOf: day(asOf) }));
    expect(await due('2029-02-01')).toEqual([
      { step: 'erasure', month: '2031-08', plans: 1 },
      { step: 'everything', month: '2028-09', plans: 1 },
      { step: 'precise', month: '2029-02', plans: 1 },
    ]);
    expect(await due('2027-01-01')).toEqual([
      { step: 'erasure', month: '2031-08', plans: 1 },
      { step: 'precise', month: '2026-03', plans: 1 },
    ]);
  });

  it('give the plans of one month alone, also of one to come; and erasures alone', async () => {
    const own = await plan();
    const asked = await plan({ erasure_requested: true });
    await plan({ birth_month: month('2026-07') });
    const everything = { step: 'everything', month: '2031-08' as BatchMonth } as const;
    expect(await idsDue('2031-07-01', everything)).toEqual([own]);
    expect(await idsDue('2031-08-01', everything)).toEqual([own]);
    expect(await idsDue('2029-02-01', { month: '2029-02' as BatchMonth })).toEqual([own]);
    expect(await idsDue('2029-01-31', { month: '2029-02' as BatchMonth })).toEqual([]);
    expect(await idsDue('2027-01-01', { step: 'erasure' })).toEqual([asked]);
  });

  it("show no controller another's plans", async () => {
    await plan({ controller: mechelen });
    expect(await due('2040-01-01', { step: 'everything' })).toEqual([]);
    expect(await due('2040-01-01', { step: 'everything' }, mechelen)).toHaveLength(1);
    expect(await as(antwerp, (sql) => scheduleByMonth(sql, policy, day('2027-01-01')))).toEqual([]);
    expect(await as(antwerp, (sql) => scheduledPlans(sql, { limit: 10 }))).toEqual([]);
  });

  it('count what is still to go by month and tier, and what of it is held', async () => {
    await plan();
    await plan({ held_until: day('2030-01-01') });
    await plan({ fence: 'precise', birth_month: month('2026-09') });
    await plan({ fence: 'all' });
    expect(await as(antwerp, (sql) => scheduleByMonth(sql, policy, day('2027-01-01')))).toEqual([
      { month: '2029-02', tier: 'precise', plans: 2, held: 1 },
      { month: '2031-08', tier: 'identity', plans: 2, held: 1 },
      { month: '2031-08', tier: 'planning', plans: 2, held: 1 },
      { month: '2031-09', tier: 'identity', plans: 1, held: 0 },
      { month: '2031-09', tier: 'planning', plans: 1, held: 0 },
    ]);
  });

  it('tell what is known of one plan, its holds too', async () => {
    const holdId = newId();
    const carePlanId = await plan({
      birth_month: null,
      fence: 'precise',
      keys_left: ['identity', 'planning'],
      withdrawn_month: month('2028-05'),
      holds: [`${holdId} complaint 2030-01-01 lift`],
      held_until: day('2030-01-01'),
    });
    expect(await as(antwerp, (sql) => planSchedule(sql, carePlanId))).toEqual({
      carePlanId,
      anchors: {
        birthMonth: undefined,
        startMonth: '2026-11',
        filedMonth: '2026-03',
        ended: { how: 'withdrawn', month: '2028-05' },
      },
      fence: 'precise',
      keysLeft: ['identity', 'planning'],
      isErasureRequested: false,
      holds: [{ holdId, reason: 'complaint', expires: '2030-01-01', isLiftRequested: true }],
      heldUntil: '2030-01-01',
    });
    expect(await as(mechelen, (sql) => planSchedule(sql, carePlanId))).toBeUndefined();
  });

  it('find the shreddings that were begun and not finished', async () => {
    const begun = await plan({ fence: 'precise' });
    await plan({ fence: 'precise', keys_left: ['identity', 'planning'] });
    const last = await plan({ fence: 'all', keys_left: ['planning'] });
    await plan();
    const found = await as(antwerp, (sql) => unfinishedPlans(sql, { limit: 10 }));
    expect(found.map(({ carePlanId }) => carePlanId)).toEqual([begun, last].sort());
    const after = found[0]!.carePlanId;
    expect(await as(antwerp, (sql) => unfinishedPlans(sql, { after, limit: 10 }))).toEqual([found[1]]);
  });

  it('reckon as the policy does, whatever it says', async () => {
    const months = fc.integer({ min: month('2025-01'), max: month('2028-12') });
    const rows = fc.record({
      birth_month: fc.option(months),
      start_month: fc.option(months),
      filed_month: months,
      fence: fc.constantFrom(...fenceStates),
      end: fc.option(fc.record({ how: fc.constantFrom<Ending>(...endings), month: months })),
    });
    const term = fc.record({
      anchor: fc.constantFrom(...retentionAnchors),
      months: fc.integer({ min: 1, max: 60 }),
    }) as fc.Arbitrary<RetentionTerm>;
    const ended = fc.record(
      {
        withdrawn: fc.record({ months: fc.integer({ min: 1, max: 40 }) }),
        rejected: fc.record({ months: fc.integer({ min: 1, max: 40 }) }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(rows, { minLength: 1, maxLength: 12 }),
        fc.record({ P2Y6M: term, P5Y: term }),
        ended,
        months,
        async (plans, thresholds, shorter, monthNow) => {
          await clear();
          const chosen: RetentionPolicy = { ...policy, thresholds, ended: shorter };
          const now = monthNumbered(monthNow + 24);
          const expected: Record<'precise' | 'everything', string[]> = { precise: [], everything: [] };
          for (const { end, ...row } of plans) {
            const carePlanId = await plan(
              row,
              end ? [{ status: end.how, since_month: end.month }] : [{ status: 'created', since_month: 1 }],
            );
            const { precise, everything } = dueOf(chosen, {
              birthMonth: row.birth_month === null ? undefined : monthNumbered(row.birth_month),
              startMonth: row.start_month === null ? undefined : monthNumbered(row.start_month),
              filedMonth: monthNumbered(row.filed_month),
              ended: end ? { how: end.how, month: monthNumbered(end.month) } : undefined,
            });
            if (row.fence !== 'all' && everything.month <= now)
              expected.everything.push(`${carePlanId} ${everything.month} ${everything.cause}`);
            else if (row.fence === 'none' && precise.month <= now)
              expected.precise.push(`${carePlanId} ${precise.month} ${precise.cause}`);
          }
          for (const step of ['precise', 'everything'] as const) {
            const found = await due(`${now}-01`, { policy: chosen, step });
            expect(found.map((each) => `${each.carePlanId} ${each.month} ${each.cause}`)).toEqual(
              expected[step].sort(),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
