import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { instant, type OwnDate } from '@koz/privacy-types';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';
import { runRetention } from '@koz/services/retention-worker';

describe('A run of retention', () => {
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

  const at = (time: string) => world.clock.set(instant(time));
  const run = (options: Partial<Parameters<typeof runRetention>[1]> = {}) =>
    runRetention(world.deps, { controller: antwerpen, ...options });

  it('does nothing of a plan before the first day of the month, and takes its precise values then', async () => {
    const { carePlanId, applications } = await world.file('2026-08-31');
    at('2029-01-31T22:59:00Z');
    expect(await run()).toMatchObject({ outcome: 'done', plans: 0, due: [] });
    at('2029-01-31T23:00:00Z');
    expect(await run()).toMatchObject({
      outcome: 'done',
      plans: 1,
      applicationsEnded: 2,
      destroyed: { precise: 1, identity: 0, planning: 0 },
    });
    expect(await world.typesOf(carePlanId)).toEqual([
      'CarePlanFiled',
      'PersonalDataGeneralised',
      'PersonalDataKeyShredded',
    ]);
    expect((await world.application(applications[0]!.applicationId)).state.status).toBe('withdrawn');
    expect((await world.plan(carePlanId, ['identity', 'precise'])).events[1]?.data).toMatchObject({
      generalised: { value: { childBirth: '2026-08', parentBirth: '1990' } },
    });
    expect(await run()).toMatchObject({ plans: 0, destroyed: { precise: 0 } });
    at('2031-08-01T00:00:00Z');
    expect(await run()).toMatchObject({ plans: 1, destroyed: { precise: 0, identity: 1, planning: 1 } });
    expect((await world.typesOf(carePlanId)).slice(3)).toEqual([
      'PersonalDataAnonymised',
      'PersonalDataKeyShredded',
      'PersonalDataKeyShredded',
    ]);
    expect(await run({ asOf: '2031-08-01' as OwnDate })).toMatchObject({ plans: 0 });
  });
});
