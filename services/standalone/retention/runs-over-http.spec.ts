import { randomUUID } from 'node:crypto';
import { controllerId, instant, uuid, type CarePlanId, type HoldId, type OwnDate } from '@koz/privacy-types';
import { lastRetentionRuns } from '@koz/retention-runs';
import { allMigrations } from '@koz/schema';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { OfficerRuns, type Told } from './officer-runs.js';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention-world.js';

const officer = { role: 'officer', controller: antwerpen } as const;
const elsewhere = { role: 'officer', controller: controllerId('mechelen') } as const;

describe('A run of retention that an officer asks for', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;
  let runs: OfficerRuns;

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await world.settle();
    runs = await OfficerRuns.open(db, world);
  });
  afterEach(async () => {
    await runs.close();
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  const at = (time: string) => world.clock.set(instant(time));
  const counted = async () => {
    const { rows } = await db.adminPool().query<Record<string, number>>(
      `SELECT (SELECT next_position FROM es.counter)::int AS log, (SELECT count(*)::int FROM vault.data_key) AS keys,
              (SELECT count(*)::int FROM retention.run) AS runs`,
    );
    return rows[0]!;
  };
  const ended = (runId: unknown, who = officer): Promise<Told['body']> =>
    eventually(async () => {
      const { body } = await runs.read(who, `runs/${String(runId)}`);
      return body['endedAt'] === null ? undefined : body;
    }, 20_000);

  it('destroys what is due, after the answer, and its row tells what that was', async () => {
    const ids: CarePlanId[] = [];
    for (const day of ['10', '20', '31']) ids.push((await world.file(`2026-08-${day}`)).carePlanId);
    at('2029-02-01T08:00:00Z');
    const key = randomUUID();
    const asked = await runs.ask(officer, {}, key);
    expect(asked).toMatchObject({ status: 202, body: { state: 'queued', asOf: null } });
    const { runId } = asked.body;
    expect(await runs.read(officer, `runs/${String(runId)}`)).toMatchObject({
      status: 200,
      body: { state: 'queued', startedAt: null, endedAt: null, totals: { plans: 0 } },
    });
    for (const id of ids) expect(await world.typesOf(id)).toEqual(['CarePlanFiled']);
    const { keys = 0 } = await counted();

    runs.startWorker();
    const told = await ended(runId);
    expect(told).toEqual({
      ...{ runId, cause: 'officer', state: 'done', asOf: null, attempts: 1, alert: null },
      ...{ askedAt: world.clock.now(), startedAt: world.clock.now(), endedAt: world.clock.now() },
      text: expect.stringContaining('Klaar') as unknown,
      totals: {
        ...{ plans: 3, held: 0, applicationsEnded: 6, resumed: 0, epochsDestroyed: 0 },
        keysDestroyed: { precise: 3, identity: 0, planning: 0 },
      },
    });
    for (const id of ids) {
      expect(await world.typesOf(id)).toContain('PersonalDataKeyShredded');
      expect(JSON.stringify(told)).not.toContain(id);
    }
    expect((await counted())['keys']).toBe(keys - ids.length);
    expect(JSON.stringify(told)).not.toContain('2026-08');
    expect(await runs.ask(officer, {}, key)).toMatchObject({ status: 202, body: { runId, state: 'done' } });
  });

  it('is made too when the queue could not be reached: what was asked stands', async () => {
    await runs.close();
    runs = await OfficerRuns.open(db, world, false);
    const { carePlanId } = await world.file('2026-08-31');
    runs.startWorker();
    await eventually(async () => (await lastRetentionRuns(world.deps.queryPool, antwerpen, 1)).length > 0);
    at('2029-02-01T08:00:00Z');
    const { body } = await runs.ask(officer);
    expect(await ended(body['runId'])).toMatchObject({ state: 'done' });
    expect(await world.typesOf(carePlanId)).toContain('PersonalDataKeyShredded');
  });

  it('is one run under one key, and another under another; a key of another day is refused', async () => {
    const key = randomUUID();
    const first = await runs.ask(officer, { asOf: '2026-11-23' }, key);
    expect(first).toMatchObject({ status: 202, body: { state: 'queued', asOf: '2026-11-23' } });
    expect(await runs.ask(officer, { asOf: '2026-11-23' }, key)).toEqual(first);
    for (const other of [{}, { asOf: '2026-11-22' }])
      expect(await runs.ask(officer, other, key)).toMatchObject({
        status: 422,
        body: { type: 'urn:kinderopvangzoeker:problem:idempotency-key-reused' },
      });
    const second = await runs.ask(officer, { asOf: '2026-11-23' });
    expect(second.body['runId']).not.toBe(first.body['runId']);
    const { body } = await runs.read(officer, 'runs');
    expect(body['items']).toMatchObject([{ runId: second.body['runId'] }, { runId: first.body['runId'] }]);
    runs.startWorker();
    expect(await ended(first.body['runId'])).toMatchObject({ state: 'done', asOf: '2026-11-23' });
    expect(await ended(second.body['runId'])).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('that stops with an alert says so, and destroys nothing', async () => {
    await world.adopt({ version: 2, caps: { plansPerRun: 1 } });
    const ids = [await world.file('2026-08-31'), await world.file('2026-08-01')].map((f) => f.carePlanId);
    at('2029-02-15T00:00:00Z');
    expect((await runs.ask(officer, { dryRun: true })).body).toMatchObject({ stops: 'capExceeded' });
    const { body } = await runs.ask(officer);
    runs.startWorker();
    const told = await ended(body['runId']);
    expect(told).toMatchObject({ state: 'stopped', alert: 'capExceeded', totals: { plans: 0 } });
    expect(told['text']).toContain('meer verdwijnen dan het bewaarbeleid');
    for (const id of ids) expect(await world.typesOf(id)).toEqual(['CarePlanFiled']);
  });

  it('as a dry run counts ahead by month and tier, none below k, and changes nothing', async () => {
    await world.adopt({ version: 2, k: 3 });
    const filed = [];
    for (const day of ['2026-07-01', '2026-07-15', '2026-07-31', '2026-08-01', '2026-08-31'])
      filed.push(await world.file(day));
    await world.decide(filed[0]!.carePlanId, {
      ...{ type: 'placeHold', holdId: uuid<HoldId>(randomUUID()), reason: 'complaint' },
      ...{ keeps: 'whatIsLeft', expires: '2035-01-01' as OwnDate, at: world.clock.now() },
    });
    await world.decide(filed[4]!.carePlanId, { type: 'requestErasure', reason: 'familyRequest' });
    const before = await counted();
    const ahead = await runs.ask(officer, { asOf: '2029-02-28', dryRun: true });
    expect(ahead).toEqual({
      status: 200,
      body: {
        ...{ asOf: '2029-02-28', dryRun: true, policyVersion: 'retention@2', k: 3 },
        months: [
          { month: '2029-01', tier: 'precise', plans: 3 },
          { month: '2029-02', tier: 'precise', plans: null },
        ],
        overdue: { precise: 0, identity: 0, planning: 0 },
        held: { precise: 1, identity: 1, planning: 1 },
        checkpoint: null,
        ...{ erasures: 1, stops: null, text: expect.stringContaining('niets vernietigd') as unknown },
      },
    });
    for (const { carePlanId } of filed) expect(JSON.stringify(ahead)).not.toContain(carePlanId);
    // Of the same months the schedule says the very same.
    const { months } = (await runs.read(officer, 'schedule')).body as { months: unknown[] };
    expect(months.slice(0, 2)).toEqual(ahead.body['months']);
    at('2029-03-01T12:00:00Z');
    expect((await runs.ask(officer, { dryRun: true })).body).toMatchObject({
      ...{ asOf: '2029-03-01', months: [], overdue: { precise: 4, identity: 0, planning: 0 } },
    });
    expect(await counted()).toEqual(before);
  });

  it.each<[string, object, string, string]>([
    ['a day to come', { asOf: '2026-11-24' }, 'asOf', 'onlyDryRunAhead'],
    ['a day that is none', { asOf: '2027-02-30', dryRun: true }, 'asOf', 'dateDoesNotExist'],
    ['a day as a number', { asOf: 20261123 }, 'asOf', 'isString'],
    ['a dry run in words', { dryRun: 'ja' }, 'dryRun', 'isBoolean'],
    ['a field that there is not', { controller: 'mechelen' }, 'controller', 'unknownField'],
  ])('is refused with %s', async (_, body, field, rule) => {
    const before = await counted();
    expect(await runs.ask(officer, body)).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ field, rule })] },
    });
    expect(await counted()).toEqual(before);
  });

  it('is of the officer of its controller, and of nobody else', async () => {
    const { runId } = (await runs.ask(officer)).body;
    expect(await runs.read(elsewhere, `runs/${String(runId)}`)).toMatchObject({ status: 404 });
    expect((await runs.read(elsewhere, 'runs')).body).toEqual({ items: [] });
    expect(await runs.read(officer, `runs/${randomUUID()}`)).toMatchObject({ status: 404 });
    expect(await runs.read(officer, 'runs/gisteren')).toMatchObject({ status: 404 });
    for (const who of [
      { role: 'family', controller: antwerpen },
      { role: 'regie', controller: antwerpen },
      { role: 'auditor', controller: antwerpen },
      { role: 'officer' },
    ] as const) {
      expect(await runs.ask(who)).toMatchObject({ status: 403 });
      expect(await runs.ask(who, { dryRun: true })).toMatchObject({ status: 403 });
      expect(await runs.read(who, 'runs')).toMatchObject({ status: 403 });
      expect(await runs.read(who, `runs/${String(runId)}`)).toMatchObject({ status: 403 });
    }
  });
});
