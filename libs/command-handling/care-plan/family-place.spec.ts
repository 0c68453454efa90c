import { applicationDecider } from '@koz/domain';
import { EventStoreUnavailableError } from '@koz/event-store';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import type { CommandContext } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { antwerp, file, newContext, newWorld, typesIn, type World } from '../testing/world.js';
import { confirmPlace, declinePlace } from './family-place.js';
import { followPlaceConfirmed } from './follow-place.js';
import { givePlace } from './place.js';
import { loadApplication, loadCarePlan } from './streams.js';

const scope = { controller: antwerp };

const confirming = (world: World, context: CommandContext, plan: CarePlanId) =>
  confirmPlace(world, context, plan, false);
const declining = (world: World, context: CommandContext, plan: CarePlanId) =>
  declinePlace(world, context, plan);

describe('the place of a family', () => {
  let world: World;
  let plan: CarePlanId;
  let own: ApplicationId;
  let other: ApplicationId;

  beforeEach(async () => {
    world = newWorld();
    const filed = await file(world);
    plan = filed.carePlanId;
    [own, other] = filed.applications.map(({ applicationId }) => applicationId) as [
      ApplicationId,
      ApplicationId,
    ];
    await move('accept', own);
    await move('accept', other);
  });

  const move = (type: 'accept' | 'noPlace' | 'reject' | 'withdraw', id: ApplicationId) =>
    handle(world, {
      stream: `application-${id}`,
      decider: applicationDecider,
      command: { type },
      context: newContext(),
    });
  const approve = async (id: ApplicationId, deps: World = world) =>
    givePlace(
      deps,
      newContext(),
      { carePlanId: plan, applicationId: id },
      await loadApplication(deps, scope, id),
    );
  const types = () => typesIn(world).slice(5);
  const statusOf = async (id: ApplicationId) => (await loadApplication(world, scope, id)).state.status;
  const dyingAfter = (appends: number): World => {
    const store = Object.create(world.store) as World['store'];
    let done = 0;
    store.append = async (request) => {
      if (done++ >= appends) throw new EventStoreUnavailableError('dead');
      return world.store.append(request);
    };
    return { ...world, store };
  };
  const idOf = (type: string) => world.store.log.findLast((event) => event.type === type)!.id;

  it('is confirmed, and the other applications withdrawn because of it', async () => {
    await approve(own);
    expect(await confirmPlace(world, newContext(), plan, false)).toMatchObject({
      outcome: 'done',
      state: { place: 'confirmed', placeApplicationId: own },
      revision: 2,
      position: 8,
    });
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed', 'ApplicationWithdrawn']);
    expect(Buffer.from(world.store.log.at(-1)!.payload).toString()).toBe('{"reason":"placeFoundElsewhere"}');
    expect([await statusOf(own), await statusOf(other)]).toEqual(['approved', 'withdrawn']);
  });

  it('is confirmed while the other applications stay as they are when the family keeps looking', async () => {
    await approve(own);
    await confirmPlace(world, newContext(), plan, true);
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed']);
    await confirmPlace(world, newContext(), plan, false);
    expect(await statusOf(other)).toBe('withdrawn');
  });

  it('leaves alone what had ended', async () => {
    await move('reject', other);
    await approve(own);
    await confirmPlace(world, newContext(), plan, false);
    expect(await statusOf(other)).toBe('rejected');
  });

  it('is neither confirmed nor declined before it is found', async () => {
    for (const refused of [
      await confirmPlace(world, newContext(), plan, false),
      await declinePlace(world, newContext(), plan),
    ])
      expect(refused).toMatchObject({ outcome: 'refused', refusal: { code: 'noPlaceFound' } });
    expect(types()).toEqual([]);
  });

  it('is declined, and the application accepted again with the reason', async () => {
    await approve(own);
    await declinePlace(world, newContext(), plan);
    expect(types().slice(2)).toEqual(['PlaceDeclined', 'ApplicationApprovalUndone']);
    expect(Buffer.from(world.store.log.at(-1)!.payload).toString()).toBe('{"reason":"familyDeclined"}');
    expect(await approve(other)).toMatchObject({ outcome: 'done' });
  });

  it('holds the expected revision against the plan', async () => {
    await approve(own);
    expect(await confirmPlace(world, newContext({ expectedRevision: 0 }), plan, false)).toEqual({
      outcome: 'stale',
      actual: 1,
    });
    expect(await confirmPlace(world, newContext({ expectedRevision: 1 }), plan, false)).toMatchObject({
      outcome: 'done',
    });
  });

  it.each([confirming, declining] as const)(
    'answers a repeated command as the first time: %p',
    async (act) => {
      await approve(own);
      const context = newContext();
      const first = await act(world, context, plan);
      const count = world.store.log.length;
      expect(await act(world, context, plan)).toEqual({ ...first, replayed: true });
      expect(world.store.log).toHaveLength(count);
    },
  );

  it.each<[string, (context: ReturnType<typeof newContext>) => Promise<unknown>]>([
    ['the same command, sent again,', (context) => confirmPlace(world, context, plan, false)],
    ['another command of the family', () => confirmPlace(world, newContext(), plan, false)],
    [
      'the process manager',
      async () =>
        followPlaceConfirmed(
          world,
          newContext(),
          await loadCarePlan(world, scope, plan),
          idOf('PlaceConfirmed'),
        ),
    ],
  ])('%s completes a confirmation that a crash cut off, once', async (_, complete) => {
    await approve(own);
    const context = newContext();
    await expect(confirmPlace(dyingAfter(1), context, plan, false)).rejects.toThrow(
      EventStoreUnavailableError,
    );
    expect(types().at(-1)).toBe('PlaceConfirmed');
    expect(await complete(context)).toMatchObject({ outcome: 'done' });
    await complete(context);
    expect(types().slice(2)).toEqual(['PlaceConfirmed', 'ApplicationWithdrawn']);
  });

  it('is confirmed only once the approval stands that a crash left out', async () => {
    await expect(approve(own, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
    await confirmPlace(world, newContext(), plan, false);
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed', 'ApplicationWithdrawn']);
  });

  it('withdraws also an application whose own place was declined before its approval was undone', async () => {
    await approve(other);
    await expect(declinePlace(dyingAfter(1), newContext(), plan)).rejects.toThrow(EventStoreUnavailableError);
    await approve(own);
    await confirmPlace(world, newContext(), plan, false);
    expect(await statusOf(other)).toBe('withdrawn');
  });
});
