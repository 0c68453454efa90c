import { randomUUID } from 'node:crypto';
import { carePlanOfHold, type PlanSchedule } from '@koz/projections/retention-schedule';
import { withTenant } from '@koz/platform';
import type { Filed } from '@koz/command-handling';
import { uuid, type HoldId, type OwnDate } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';
import type { RetentionScheduleAnswer, RunningHoldsAnswer } from './retention-schedule.dto.js';

describe("What an officer sees of its controller's retention", () => {
  let region: Region;
  let http: Awaited<ReturnType<Region['http']>>;
  let here: Organisation;
  const officer = { role: 'officer', controller: antwerp } as const;

  beforeEach(async () => {
    region = await Region.open();
    http = await region.http();
    here = await region.organisation(antwerp);
  });
  afterEach(() => region.close());

  const file = (birthDate: string) =>
    region.file([here], { ...fullInput, child: { birthDate, expected: false } });
  const hold = async (filed: Filed, expires = '2027-06-30'): Promise<HoldId> => {
    const holdId = uuid<HoldId>(randomUUID());
    await region.onPlan(filed, {
      ...{ type: 'placeHold', holdId, reason: 'complaint', keeps: 'whatIsLeft' },
      ...{ expires: expires as OwnDate, at: region.clock.now() },
    });
    return holdId;
  };
  const get = async <Answer>(url: string): Promise<Answer> => {
    await region.project();
    const answer = await http.get(url, officer);
    expect(answer.statusCode).toBe(200);
    return answer.json();
  };

  it('is how many plans lose what in each month, no figure below k, and never a plan', async () => {
    await region.adoptRetention(antwerp, { ...defaultRetentionPolicy, id: 'own', k: 3 });
    const filed = [];
    for (const day of ['2026-07-01', '2026-07-15', '2026-07-31', '2026-08-01', '2026-08-31'])
      filed.push(await file(day));
    const schedule = await get<RetentionScheduleAnswer>('/privacy/schedule');
    expect(schedule).toEqual({
      asOf: region.clock.now().slice(0, 10),
      policyVersion: 'own@1',
      k: 3,
      months: [
        { month: '2029-01', tier: 'precise', plans: 3 },
        { month: '2029-02', tier: 'precise', plans: null },
        { month: '2031-07', tier: 'identity', plans: 3 },
        { month: '2031-07', tier: 'planning', plans: 3 },
        { month: '2031-08', tier: 'identity', plans: null },
        { month: '2031-08', tier: 'planning', plans: null },
      ],
      overdue: { precise: 0, identity: 0, planning: 0 },
      held: { precise: 0, identity: 0, planning: 0 },
    });
    for (const { carePlanId } of filed) expect(JSON.stringify(schedule)).not.toContain(carePlanId);
  });

  it('is what is late, to the plan, and what a hold keeps, which is not late', async () => {
    const filed = await file('2026-07-15');
    await file('2026-07-20');
    await hold(filed, '2035-01-01');
    await region.clock.set('2029-02-01T12:00:00.000Z' as never);
    const { overdue, held, months } = await get<RetentionScheduleAnswer>('/privacy/schedule');
    expect(overdue).toEqual({ precise: 1, identity: 0, planning: 0 });
    expect(held).toEqual({ precise: 1, identity: 1, planning: 1 });
    expect(months.map(({ tier }) => tier)).toEqual(['identity', 'planning']);
  });

  it('is each hold that nobody lifted, with what it still keeps, and nothing of a month', async () => {
    const filed = await file('2026-07-15');
    const [first, second] = [await hold(filed), await hold(await file('2026-08-15'))];
    await region.onPlan(filed, { type: 'requestHoldLift', holdId: first, actor: uuid(randomUUID()) });
    const { items } = await get<RunningHoldsAnswer>('/privacy/holds');
    expect(items).toHaveLength(2);
    expect(items.find(({ holdId }) => holdId === first)).toEqual({
      ...{ holdId: first, carePlanId: filed.carePlanId, reason: 'complaint', expires: '2027-06-30' },
      ...{ expired: false, liftRequested: true, holds: 'everything' },
    });
    expect(JSON.stringify(items)).not.toMatch(/2026-0[78]|2029|2031/);
    const planOf = (
      controller: typeof antwerp,
      holdId: HoldId,
    ): Promise<PlanSchedule['carePlanId'] | undefined> =>
      withTenant(region.deps.pool, controller, (sql) => carePlanOfHold(sql, holdId));
    expect(await planOf(antwerp, first)).toBe(filed.carePlanId);
    expect(await planOf(antwerp, second)).not.toBe(filed.carePlanId);
    expect(await planOf(mechelen, first)).toBeUndefined();
    expect(await planOf(antwerp, uuid(randomUUID()))).toBeUndefined();

    await region.onPlan(filed, { type: 'liftHold', holdId: first, actor: uuid(randomUUID()) });
    await region.clock.set('2027-06-30T12:00:00.000Z' as never);
    expect((await get<RunningHoldsAnswer>('/privacy/holds')).items).toMatchObject([
      { holdId: second, expired: true },
    ]);
  });

  it('is of its own controller, and for nobody else', async () => {
    await hold(await file('2026-07-15'));
    await region.project();
    const elsewhere = { role: 'officer', controller: mechelen } as const;
    expect((await http.get('/privacy/schedule', elsewhere)).json()).toMatchObject({ months: [] });
    expect((await http.get('/privacy/holds', elsewhere)).json()).toEqual({ items: [] });
    for (const url of ['/privacy/schedule', '/privacy/holds']) {
      expect((await http.get(url, here)).statusCode).toBe(403);
      expect((await http.get(url, { role: 'auditor', controller: antwerp })).statusCode).toBe(403);
      expect((await http.get(url, { role: 'officer' })).statusCode).toBe(403);
      expect((await http.get(url)).statusCode).toBe(401);
    }
  });
});
