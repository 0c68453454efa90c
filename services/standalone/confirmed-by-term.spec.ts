import { randomUUID } from 'node:crypto';
import {
  adoptHandlingTerms,
  declinePlace,
  givePlace,
  requestErasure,
  takePlaceBack,
  termActor,
  type CommandContext,
  type Step,
} from '@koz/command-handling';
import { outsideTransaction } from '@koz/platform';
import { instant, uuid, type ActorId, type CommandId } from '@koz/privacy-types';
import { waitForPosition } from '@koz/projection';
import { carePlans } from '@koz/projections/care-plans';
import { allMigrations } from '@koz/schema';
import { confirmDuePlaces, startTerms, type RunningRounds } from '@koz/services/process-manager';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { antwerpen, newPlace, removePlace, World, type Place } from './retention/retention-world.js';

const actor = uuid<ActorId>(randomUUID());
const newContext = (): CommandContext => ({
  commandId: uuid<CommandId>(randomUUID()),
  actor,
  scope: { controller: antwerpen },
});

/** A plan with a place found for one of its two applications; the other is accepted. */
interface Waiting {
  readonly own: Step;
  readonly other: Step;
}

describe('A found place', () => {
  let db: TestDatabase;
  let place: Place;
  let world: World;
  const running: RunningRounds[] = [];

  beforeEach(async () => {
    db = await testDatabase({ migrations: allMigrations });
    place = await newPlace(db.url);
    world = await World.open(place);
    await world.settle();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((terms) => terms.stop()));
    await world.close();
    await db.drop();
    await removePlace(place);
  });

  const at = (time: string) => world.clock.set(instant(time));
  const adopt = (confirmDays: number) =>
    adoptHandlingTerms(
      world.deps,
      { controller: antwerpen, actor },
      { takeUpDays: 21, confirmDays, handling: 'continuous', ground: 'councilDecision' },
    );
  const accepted = async (): Promise<Waiting> => {
    const { carePlanId, applications } = await world.file('2026-08-10');
    const [own, other] = applications.map(({ applicationId }) => ({ carePlanId, applicationId }));
    for (const each of [own!, other!]) await world.move(each.applicationId, { type: 'accept' });
    return { own: own!, other: other! };
  };
  const approve = async (step: Step) =>
    givePlace(world.deps, newContext(), step, await world.application(step.applicationId));
  const found = async (): Promise<Waiting> => {
    const waiting = await accepted();
    await approve(waiting.own);
    return waiting;
  };
  const caughtUp = async () =>
    waitForPosition(
      outsideTransaction(world.deps.queryPool),
      carePlans.name,
      await world.deps.store.lastPosition(),
      10_000,
    );
  /** How many places a look at what is due confirms, once the read model tells of the whole log. */
  const due = async () => {
    await caughtUp();
    return confirmDuePlaces(world.deps);
  };
  const start = (everyMs = 10) => {
    running.push(startTerms({ ...world.deps, everyMs }));
  };
  const typesOf = ({ own }: Waiting) => world.typesOf(own.carePlanId);
  const statusesOf = async ({ own, other }: Waiting) =>
    Promise.all(
      [own, other].map(async ({ applicationId }) => (await world.application(applicationId)).state.status),
    );

  it('waits through its fourteenth day, and is confirmed at the first moment of the next', async () => {
    at('2026-11-24T08:00:00Z');
    const waiting = await found();
    for (const time of ['2026-12-07T12:00:00Z', '2026-12-08T22:59:59.999Z']) {
      at(time);
      expect(await due()).toBe(0);
    }
    at('2026-12-08T23:00:00.000Z');
    expect(await due()).toBe(1);
    expect(await statusesOf(waiting)).toEqual(['approved', 'withdrawn']);
    const { events } = await world.plan(waiting.own.carePlanId);
    expect(events.at(-1)).toMatchObject({
      type: 'PlaceConfirmed',
      data: { applicationId: waiting.own.applicationId, keepLooking: false, ground: 'term' },
      metadata: { actor: termActor, at: '2026-12-08T23:00:00.000Z' },
    });
    const before = await world.deps.store.lastPosition();
    expect(await due()).toBe(0);
    expect(await world.deps.store.lastPosition()).toBe(before);
  });

  it.each([
    ['skips an hour', '2027-03-20T08:00:00Z', '2027-04-03T21:59:59.999Z', '2027-04-03T22:00:00Z'],
    ['has an hour twice', '2027-10-25T08:00:00Z', '2027-11-08T22:59:59.999Z', '2027-11-08T23:00:00Z'],
  ])('has the same days where a night among them %s', async (_night, foundAt, last, dueAt) => {
    at(foundAt);
    const waiting = await found();
    at(last);
    expect(await due()).toBe(0);
    at(dueAt);
    expect(await due()).toBe(1);
    expect(await typesOf(waiting)).toContain('PlaceConfirmed');
  });

  it('is confirmed at once where the controller gives no days, by whoever runs', async () => {
    await adopt(0);
    start();
    const waiting = await found();
    await eventually(async () => (await typesOf(waiting)).includes('PlaceConfirmed'));
    await eventually(async () => (await statusesOf(waiting)).join() === 'approved,withdrawn');
  });

  it('is looked for without a fault before there is a read model, and confirmed once there is', async () => {
    await world.stopProjector();
    await db.adminPool().query(`UPDATE rm.checkpoint SET state = 'retired' WHERE projection = 'care-plans'`);
    const waiting = await found();
    at('2026-12-31T08:00:00Z');
    expect(await confirmDuePlaces(world.deps)).toBe(0);
    await world.startProjector();
    expect(await due()).toBe(1);
    expect(await typesOf(waiting)).toContain('PlaceConfirmed');
  });

  it('is confirmed once by two processes, when the clock is moved', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, found));
    await caughtUp();
    start();
    start();
    at('2027-01-31T08:00:00Z');
    await eventually(async () => {
      const statuses = await Promise.all(all.map(statusesOf));
      return statuses.every((each) => each.join() === 'approved,withdrawn');
    }, 20_000);
    await Promise.all(running.splice(0).map((terms) => terms.stop()));
    for (const waiting of all)
      expect(await typesOf(waiting)).toEqual(['CarePlanFiled', 'PlaceFound', 'PlaceConfirmed']);
  });

  it.each([
    ['declined', ({ own }: Waiting) => declinePlace(world.deps, newContext(), own.carePlanId)],
    [
      'undone',
      async ({ own }: Waiting) =>
        takePlaceBack(world.deps, newContext(), own, await world.application(own.applicationId)),
    ],
    [
      'of a plan to be erased',
      ({ own }: Waiting) => requestErasure(world.deps, newContext(), own.carePlanId, 'familyRequest'),
    ],
  ])(
    'is not confirmed when it is %s on its last day, also where the read model is behind',
    async (_how, act) => {
      const waiting = await found();
      at('2026-12-07T22:30:00Z');
      await caughtUp();
      await world.stopProjector();
      await act(waiting);
      const before = await typesOf(waiting);
      at('2026-12-08T08:00:00Z');
      expect(await confirmDuePlaces(world.deps)).toBe(0);
      await world.startProjector();
      expect(await due()).toBe(0);
      expect(await typesOf(waiting)).toEqual(before);
    },
  );

  it('that was given back and found anew has a term of its own', async () => {
    const waiting = await found();
    at('2026-12-05T08:00:00Z');
    await declinePlace(world.deps, newContext(), waiting.own.carePlanId);
    await approve(waiting.other);
    at('2026-12-19T22:59:59Z');
    expect(await due()).toBe(0);
    at('2026-12-19T23:00:00Z');
    expect(await due()).toBe(1);
    expect(await statusesOf(waiting)).toEqual(['withdrawn', 'approved']);
  });

  it('keeps the term under which it was found, also when what is due is made anew from the log', async () => {
    await world.stopProjector();
    await adopt(7);
    const earlier = await found();
    await adopt(30);
    const later = await found();
    await adopt(1);
    await world.startProjector();
    at('2026-11-30T22:59:59Z');
    expect(await due()).toBe(0);
    at('2026-11-30T23:00:00Z');
    expect(await due()).toBe(1);
    expect(await typesOf(earlier)).toContain('PlaceConfirmed');
    at('2026-12-23T22:59:59Z');
    expect(await due()).toBe(0);
    at('2026-12-23T23:00:00Z');
    expect(await due()).toBe(1);
    expect(await typesOf(later)).toContain('PlaceConfirmed');
  });

  it('does not keep others waiting when its plan cannot be read', async () => {
    const [one, two] = [await found(), await found()];
    at('2026-12-08T08:00:00Z');
    await caughtUp();
    const [damaged, sound] = one.own.carePlanId < two.own.carePlanId ? [one, two] : [two, one];
    const readStream: typeof world.deps.store.readStream = (scope, stream) =>
      stream.endsWith(damaged.own.carePlanId)
        ? Promise.reject(new Error('damaged'))
        : world.deps.store.readStream(scope, stream);
    const store = Object.assign(Object.create(world.deps.store) as typeof world.deps.store, { readStream });
    await expect(confirmDuePlaces({ ...world.deps, store })).rejects.toThrow('damaged');
    expect(await typesOf(sound)).toContain('PlaceConfirmed');
    expect(await typesOf(damaged)).not.toContain('PlaceConfirmed');
    expect(await due()).toBe(1);
  });
});
