import { instant, type CarePlanId } from '@koz/privacy-types';
import { clearSignature, type ClearEvent } from '@koz/retention';
import { allMigrations } from '@koz/schema';
import { runRetention } from '@koz/services/retention-worker';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

describe('A 5-year batch', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await world.settle();
  });
  afterEach(async () => {
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  const runAt = async (time: string) => {
    world.clock.set(instant(time));
    return runRetention(world.deps, { controller: antwerpen });
  };
  const residueOf = async (id: CarePlanId) =>
    (await world.plan(id)).events.flatMap((event) =>
      event.type === 'PersonalDataAnonymised' ? [event.data] : [],
    )[0];

  it('leaves no plan that fewer than k others are like, by anything that the log says in clear', async () => {
    // The levels over 10,000 plans are reckoned in libs/retention; here fewer go through all that a run stands on.
    const plans: CarePlanId[] = [];
    for (let n = 0; n < 150; n++) {
      const { carePlanId, applications } = await world.file(
        `2026-08-${String((n % 31) + 1).padStart(2, '0')}`,
        {
          parent: { firstName: 'Eerste', birthDate: `${1980 + (n % 12)}-05-17` },
          postcode: n % 3 === 0 ? '2018' : n % 5 === 0 ? '2800' : '2060',
          startDate: `2027-0${(n % 2) + 1}-01`,
        },
      );
      plans.push(carePlanId);
      const first = applications[0];
      if (first && n % 4 === 0) await world.move(first.applicationId, { type: 'accept' });
      if (first && n % 7 === 0)
        await world.move(first.applicationId, { type: 'reject', reason: 'groupFull' });
    }
    await runAt('2029-02-15T08:00:00Z');
    const report = await runAt('2031-08-15T08:00:00Z');
    expect(report).toMatchObject({ outcome: 'done', plans: 150 });
    const groups = new Map<string, number>();
    const coarsened = new Set<string>();
    for (const id of plans) {
      const { events, state } = await world.plan(id);
      const anonymised = await residueOf(id);
      const applications = await Promise.all(
        (state.status === 'notFiled' ? [] : state.applicationIds).map(async (applicationId) =>
          (await world.application(applicationId)).events.map(({ type, clear }): ClearEvent => ({
            type,
            data: clear,
          })),
        ),
      );
      const said = clearSignature(
        events.map(({ type, clear }) => ({ type, data: clear })),
        applications,
      );
      coarsened.add(Object.keys(anonymised?.residue ?? {}).join());
      if (Object.keys(anonymised?.residue ?? {}).length === 0) continue;
      const key = `${JSON.stringify(anonymised?.residue)} ${said}`;
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    expect(groups.size).toBeGreaterThan(1);
    expect(coarsened.size).toBeGreaterThan(1);
    expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(5);
    // Every application of the batch is counted in each dimension that counts applications once.
    const { events } = await world.controller();
    const cells = events.flatMap((event) => (event.type === 'CohortTallied' ? event.data.cells : []));
    for (const dimension of ['status', 'municipality', 'postcode', 'startYear', 'filedYear'])
      expect(
        cells.filter((cell) => cell.dimension === dimension).reduce((sum, { count }) => sum + count, 0),
      ).toBe(300);
  });

  it('takes a plan whose month was corrected after the first threshold in the right month, and nothing of one that is late', async () => {
    const plans: CarePlanId[] = [];
    for (const day of ['01', '02', '03', '04', '05', '06', '07'])
      plans.push((await world.file(`2026-08-${day}`)).carePlanId);
    const [later, late] = plans as [CarePlanId, CarePlanId];
    await runAt('2029-02-15T08:00:00Z');
    await world.rectifyGeneralised(later, '2026-10');
    expect(await runAt('2031-08-15T08:00:00Z')).toMatchObject({ plans: 6 });
    expect(await residueOf(later)).toBeUndefined();
    expect((await residueOf(late))?.residue).toMatchObject({ childBirthMonth: '2026-08' });
    // Its own month has come, and another's correction made it late by a month: both go alone, and leave nothing.
    expect(await runAt('2031-11-15T08:00:00Z')).toMatchObject({ plans: 1 });
    expect(await residueOf(later)).toMatchObject({ batch: '2031-11', residue: {} });
  });
});
