import { applicationDecider } from '@koz/domain';
import { EventStoreUnavailableError } from '@koz/event-store';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import { handle } from '../streams/handle.js';
import { antwerp, file, newContext, newWorld, typesIn, type World } from '../testing/world.js';
import { confirmPlaceByTerm, termActor } from './confirm-by-term.js';
import { requestErasure } from './erase.js';
import { confirmPlace, declinePlace } from './family-place.js';
import { givePlace, takePlaceBack } from './place.js';
import { loadApplication, loadCarePlan } from './streams.js';
import { withdrawCarePlan } from './withdraw.js';

const scope = { controller: antwerp };

describe('a found place whose term ran out', () => {
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

  const move = (type: 'accept' | 'withdraw', id: ApplicationId) =>
    handle(world, {
      stream: `application-${id}`,
      decider: applicationDecider,
      command: { type },
      context: newContext(),
    });
  const step = (applicationId: ApplicationId) => ({ carePlanId: plan, applicationId });
  const loaded = (id: ApplicationId) => loadApplication(world, scope, id);
  const approve = async (id: ApplicationId, deps: World = world) =>
    givePlace(deps, newContext(), step(id), await loaded(id));
  const undo = async (id: ApplicationId) => takePlaceBack(world, newContext(), step(id), await loaded(id));
  const due = (foundRevision = 1, deps: World = world) =>
    confirmPlaceByTerm(deps, antwerp, { carePlanId: plan, foundRevision });
  const types = () => typesIn(world).slice(5);
  const statusOf = async (id: ApplicationId) => (await loaded(id)).state.status;
  /** A store whose next append comes after what somebody else did. */
  const overtakenBy = (act: () => Promise<unknown>): World => {
    const store = Object.create(world.store) as World['store'];
    let isFirst = true;
    store.append = async (request) => {
      if (isFirst) {
        isFirst = false;
        await act();
      }
      return world.store.append(request);
    };
    return { ...world, store };
  };
  const dyingAfter = (appends: number): World => {
    const store = Object.create(world.store) as World['store'];
    let done = 0;
    store.append = async (request) => {
      if (done++ >= appends) throw new EventStoreUnavailableError('dead');
      return world.store.append(request);
    };
    return { ...world, store };
  };

  it('is confirmed by the system, because of the finding, and the others are withdrawn', async () => {
    await approve(own);
    expect(await due()).toBe('confirmed');
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed', 'ApplicationWithdrawn']);
    expect([await statusOf(own), await statusOf(other)]).toEqual(['approved', 'withdrawn']);
    const { events } = await loadCarePlan(world, scope, plan);
    expect(events.at(-1)).toMatchObject({
      type: 'PlaceConfirmed',
      data: { applicationId: own, keepLooking: false, ground: 'term' },
      metadata: { actor: termActor, causationId: events[1]!.id },
    });
  });

  it('is confirmed once, however often and by however many', async () => {
    await approve(own);
    const outcomes = await Promise.all([due(), due(), due()]);
    expect(outcomes).toContain('confirmed');
    expect(await due()).toBe('answered');
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed', 'ApplicationWithdrawn']);
  });

  it('is approved first when a crash left that to be done', async () => {
    await expect(approve(own, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
    expect(await due()).toBe('confirmed');
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved', 'PlaceConfirmed', 'ApplicationWithdrawn']);
  });

  it('is released, and not confirmed, when its application ended before it was approved', async () => {
    await expect(approve(own, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
    await move('withdraw', own);
    expect(await due()).toBe('contended');
    expect(await due()).toBe('answered');
    expect(types()).toEqual(['PlaceFound', 'ApplicationWithdrawn', 'PlaceDeclined']);
  });

  it('lets the family look on that keeps a part-week place', async () => {
    await approve(other);
    await confirmPlace(world, newContext(), plan, true);
    await approve(own);
    expect(await due(3)).toBe('confirmed');
    const { state, events } = await loadCarePlan(world, scope, plan);
    expect(state).toMatchObject({ place: 'none', keptApplicationIds: [other, own] });
    expect(events.at(-1)!.data).toMatchObject({ keepLooking: true, ground: 'term' });
  });

  it.each([
    ['declined', () => declinePlace(world, newContext(), plan)],
    ['confirmed', () => confirmPlace(world, newContext(), plan, true)],
    ['undone', () => undo(own)],
    ['withdrawn with its plan', () => withdrawCarePlan(world, newContext(), plan)],
    ['of a plan that is to be erased', () => requestErasure(world, newContext(), plan, 'familyRequest')],
  ])('is left alone when it was %s before, or between the reading and the append', async (_how, act) => {
    await approve(own);
    expect(await due(1, overtakenBy(act))).toBe('contended');
    const before = types();
    expect(await due()).toBe('answered');
    expect(types()).toEqual(before);
    expect(before.filter((type) => type === 'PlaceConfirmed').length).toBe(_how === 'confirmed' ? 1 : 0);
  });

  it('is confirmed at the next reading when something else of the plan changed in between', async () => {
    await approve(own);
    const changed = overtakenBy(async () => {
      await declinePlace(world, newContext(), plan);
      await approve(own);
    });
    expect(await due(1, changed)).toBe('contended');
    // That finding was given back; the next one has a term of its own.
    expect(await due(1)).toBe('answered');
    expect(await due(3)).toBe('confirmed');
  });

  it('can still be declined afterwards, and the others return', async () => {
    await approve(own);
    await due();
    await declinePlace(world, newContext(), plan);
    expect([await statusOf(own), await statusOf(other)]).toEqual(['accepted', 'accepted']);
  });

  it('is none where the revision is not that of a finding', async () => {
    expect(await due(0)).toBe('answered');
    expect(await due(7)).toBe('answered');
  });
});
