import type { CarePlanCommand } from '@koz/domain';
import { allMigrations } from '@koz/schema';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { randomUUID } from 'node:crypto';
import { instant, uuid, type HoldId, type OwnDate } from '@koz/privacy-types';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';
import { runRetention } from '@koz/services/retention-worker';

const newHoldId = (): HoldId => uuid<HoldId>(randomUUID());

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

  it('counts ahead in a dry run only, and destroys nothing in it', async () => {
    const { carePlanId } = await world.file('2026-08-31');
    const asOf = '2031-08-01' as OwnDate;
    expect(await run({ asOf })).toMatchObject({ outcome: 'stopped', reason: 'asOfInFuture', plans: 0 });
    const ahead = await run({ asOf, dryRun: true });
    expect(ahead).toMatchObject({ outcome: 'done', dryRun: true, plans: 0 });
    expect(ahead.due.reduce((sum, { plans }) => sum + plans, 0)).toBeGreaterThan(0);
    expect(await world.typesOf(carePlanId)).toEqual(['CarePlanFiled']);
  });

  it('stops with an alert when the clock stands a year ahead of the database in production', async () => {
    await world.file('2026-08-31');
    at('2031-08-15T00:00:00Z');
    const report = await runRetention({ ...world.deps, mode: 'production' }, { controller: antwerpen });
    expect(report).toMatchObject({ outcome: 'stopped', reason: 'clockDiffers', plans: 0 });
  });

  it('stops before it destroys anything when more is due than the policy lets one run touch', async () => {
    await world.adopt({ version: 2, caps: { plansPerRun: 1 } });
    const plans = [await world.file('2026-08-31'), await world.file('2026-08-01')];
    at('2029-02-15T00:00:00Z');
    expect(await run()).toMatchObject({ outcome: 'stopped', reason: 'capExceeded', plans: 0 });
    for (const { carePlanId } of plans) expect(await world.typesOf(carePlanId)).toEqual(['CarePlanFiled']);
  });

  it('leaves a plan alone that was held an hour before, and takes it without a residue once the hold is over', async () => {
    const { carePlanId } = await world.file('2026-08-31');
    at('2029-01-31T22:00:00Z');
    const hold: CarePlanCommand = {
      type: 'placeHold',
      holdId: newHoldId(),
      reason: 'lawsuit',
      keeps: 'everything',
      expires: '2031-12-31' as OwnDate,
      at: world.clock.now(),
    };
    expect(await world.decide(carePlanId, hold)).toBe('done');
    at('2029-01-31T23:00:00Z');
    await run();
    expect(await world.typesOf(carePlanId)).toEqual(['CarePlanFiled', 'LegalHoldPlaced']);
    at('2031-08-15T00:00:00Z');
    await run();
    expect(await world.typesOf(carePlanId)).toEqual(['CarePlanFiled', 'LegalHoldPlaced']);
    at('2032-01-02T00:00:00Z');
    await run();
    const { events } = await world.plan(carePlanId);
    expect(events.filter(({ type }) => type === 'PersonalDataKeyShredded')).toHaveLength(3);
    const anonymised = events.find((event) => event.type === 'PersonalDataAnonymised');
    expect(anonymised?.data).toMatchObject({ residue: {} });
  });

  it('destroys all three keys of a family that asks for it, at once and without a residue', async () => {
    const { carePlanId, applications } = await world.file('2026-08-31');
    expect(await world.decide(carePlanId, { type: 'requestErasure', reason: 'familyRequest' })).toBe('done');
    expect(await run()).toMatchObject({ plans: 1, destroyed: { precise: 1, identity: 1, planning: 1 } });
    const { events } = await world.plan(carePlanId);
    expect(events.flatMap((event) => (event.type === 'PersonalDataKeyShredded' ? [event.data] : []))).toEqual(
      [
        expect.objectContaining({ cause: 'erasure' }),
        expect.objectContaining({ cause: 'erasure' }),
        expect.objectContaining({ cause: 'erasure' }),
      ],
    );
    for (const { applicationId } of applications)
      expect((await world.application(applicationId)).state.status).toBe('withdrawn');
  });

  it.each([
    ['2026-08-30', '2029-01-31T23:00:00Z'],
    ['2026-08-31', '2029-01-31T23:00:00Z'],
    ['2026-12-31', '2029-05-31T22:00:00Z'],
    ['2027-01-01', '2029-06-30T22:00:00Z'],
    ['2028-02-29', '2030-07-31T22:00:00Z'],
  ])('takes the precise values of a child of %s at %s and not a minute before', async (birthDate, due) => {
    // Filed a year before, for a child that is born or expected by then.
    at(due.replace(/^\d{4}/, (year) => String(Number(year) - 1)));
    await world.file(birthDate, { startDate: '2029-01-01' });
    at(new Date(Date.parse(due) - 60_000).toISOString());
    expect(await run()).toMatchObject({ plans: 0 });
    at(due);
    expect(await run()).toMatchObject({ plans: 1, destroyed: { precise: 1, identity: 0, planning: 0 } });
  });

  it('lets two workers at once do no plan twice', async () => {
    const plans = await Promise.all(Array.from({ length: 20 }, () => world.file('2026-08-31')));
    at('2029-02-15T00:00:00Z');
    const reports = await Promise.all([run(), run(), run()]);
    expect(reports.map(({ reason }) => reason).filter((reason) => reason === 'busy')).toHaveLength(2);
    expect(reports.reduce((sum, { destroyed }) => sum + destroyed.precise, 0)).toBe(20);
    for (const { carePlanId } of plans)
      expect(
        (await world.typesOf(carePlanId)).filter((type) => type === 'PersonalDataKeyShredded'),
      ).toHaveLength(1);
  });

  it('leaves the row of the deck where k is 1', async () => {
    await world.adopt({ version: 2, k: 1 });
    const { carePlanId } = await world.file('2026-08-31', { endDate: '2029-08-31' });
    at('2029-02-15T00:00:00Z');
    await run();
    at('2031-08-15T00:00:00Z');
    await run();
    const anonymised = (await world.plan(carePlanId)).events.find(
      (event) => event.type === 'PersonalDataAnonymised',
    );
    expect(anonymised?.data).toMatchObject({
      residue: {
        ...{ childBirthMonth: '2026-08', parentBirthYear: '1990', postcode: '2018' },
        ...{ startMonth: '2027-03', endMonth: '2029-08' },
      },
    });
  });
});
