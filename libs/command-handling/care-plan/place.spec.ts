import { applicationDecider } from '@koz/domain';
import { EventStoreUnavailableError } from '@koz/event-store';
import type { ApplicationId, EventId } from '@koz/privacy-types';
import { handle } from '../streams/handle.js';
import { antwerp, file, newContext, newWorld, typesIn, type World } from '../testing/world.js';
import { followPlaceDeclined, followPlaceFound, type Step, type StepOutcome } from './follow-place.js';
import { givePlace, takePlaceBack } from './place.js';
import { loadApplication, loadCarePlan } from './streams.js';

const scope = { controller: antwerp };

describe('giving the place of a care plan', () => {
  let world: World;
  let one: Step;
  let other: Step;

  beforeEach(async () => {
    world = newWorld();
    const { carePlanId, applications } = await file(world);
    [one, other] = applications.map(({ applicationId }) => ({ carePlanId, applicationId })) as [Step, Step];
    await move('accept', one.applicationId);
    await move('accept', other.applicationId);
  });

  const move = (type: 'accept' | 'noPlace' | 'reject' | 'withdraw', id: ApplicationId) =>
    handle(world, {
      stream: `application-${id}`,
      decider: applicationDecider,
      command: { type },
      context: newContext(),
    });
  const act =
    (doIt: typeof givePlace) =>
    async (step: Step, context = newContext(), deps: World = world): Promise<StepOutcome> =>
      doIt(deps, context, step, await loadApplication(deps, scope, step.applicationId));
  const give = act(givePlace);
  const takeBack = act(takePlaceBack);
  const types = () => typesIn(world).slice(5);
  const idOf = (type: string): EventId => world.store.log.findLast((event) => event.type === type)!.id;
  /** What a process manager does with the newest event of a type. */
  const follow = async (type: 'PlaceFound' | 'PlaceDeclined', step: Step) => {
    const plan = await loadCarePlan(world, scope, step.carePlanId);
    const doIt = type === 'PlaceFound' ? followPlaceFound : followPlaceDeclined;
    return doIt(world, newContext(), step, plan, idOf(type));
  };
  /** The process dies before its append number `appends + 1`. */
  const dyingAfter = (appends: number): World => {
    const store = Object.create(world.store) as World['store'];
    let done = 0;
    store.append = async (request) => {
      if (done++ >= appends) throw new EventStoreUnavailableError('dead');
      return world.store.append(request);
    };
    return { ...world, store };
  };

  it('finds the place first and then approves', async () => {
    expect(await give(one)).toMatchObject({ outcome: 'done', state: { status: 'approved' }, revision: 2 });
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved']);
    const heads = await world.store.heads(scope, [`carePlan-${one.carePlanId}`]);
    expect([...heads.values()]).toMatchObject([{ place: 'found', placeApplicationId: one.applicationId }]);
  });

  it('is refused to a second organiser', async () => {
    await give(one);
    expect(await give(other)).toMatchObject({ outcome: 'refused', refusal: { code: 'placeAlreadyFound' } });
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved']);
  });

  it('lets exactly one of two organisers win who do so at once', async () => {
    const outcomes = await Promise.all([give(one), give(other)]);
    expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
    expect(types()).toEqual(['PlaceFound', 'ApplicationApproved']);
  });

  it('asks nothing of the plan when the application cannot be approved', async () => {
    await move('noPlace', one.applicationId);
    expect(await give(one)).toMatchObject({
      refusal: { code: 'transitionNotAllowed', status: 'noPlace' },
    });
    expect(types()).toEqual(['ApplicationMarkedNoPlace']);
  });

  it('holds the expected revision against the application, not against the plan', async () => {
    expect(await give(one, newContext({ expectedRevision: 0 }))).toEqual({ outcome: 'stale', actual: 1 });
    expect(types()).toEqual([]);
    expect(await give(one, newContext({ expectedRevision: 1 }))).toMatchObject({ outcome: 'done' });
  });

  it('answers a repeated command as the first time, after all that came since', async () => {
    const context = newContext();
    const first = await give(one, context);
    await takeBack(one);
    await give(other);
    const count = world.store.log.length;
    const { state: _, ...told } = first as Extract<StepOutcome, { outcome: 'done' }>;
    expect(await give(one, context)).toMatchObject({
      ...told,
      replayed: true,
      state: { status: 'approved' },
    });
    expect(world.store.log).toHaveLength(count);
  });

  it('releases the place when the application ends in between, and answers so again', async () => {
    const context = newContext();
    const store = Object.create(world.store) as World['store'];
    store.append = async (request) => {
      const answer = await world.store.append(request);
      if (request.events[0].type === 'PlaceFound') await move('withdraw', one.applicationId);
      return answer;
    };
    const refused = await give(one, context, { ...world, store });
    expect(refused).toMatchObject({ refusal: { code: 'transitionNotAllowed', status: 'withdrawn' } });
    expect(types()).toEqual(['PlaceFound', 'ApplicationWithdrawn', 'PlaceDeclined']);
    expect(await give(other)).toMatchObject({ outcome: 'done' });
    expect(await give(one, context)).toMatchObject({ refusal: { status: 'withdrawn' } });
  });

  it('does not approve after a release, though the application may have been accepted again', async () => {
    const context = newContext();
    await expect(give(one, context, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
    await move('noPlace', one.applicationId);
    await follow('PlaceFound', one);
    await move('accept', one.applicationId);
    const count = world.store.log.length;
    expect(await give(one, context)).toMatchObject({ refusal: { status: 'noPlace' } });
    await follow('PlaceFound', one);
    expect(world.store.log).toHaveLength(count);
  });

  describe('when the process dies between the place and the approval', () => {
    const context = newContext();
    beforeEach(async () => {
      await expect(give(one, context, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
      expect(types()).toEqual(['PlaceFound']);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['the same command, sent again,', () => give(one, context)],
      ['another command of the same organiser', () => give(one)],
      ['the process manager', () => follow('PlaceFound', one)],
    ])('%s completes it, once', async (_, complete) => {
      expect(await complete()).toMatchObject({ outcome: 'done', state: { status: 'approved' } });
      await Promise.all([give(one, context), follow('PlaceFound', one), follow('PlaceFound', one)]);
      expect(types()).toEqual(['PlaceFound', 'ApplicationApproved']);
    });

    it('the place is the application’s all the same', async () => {
      expect(await give(other)).toMatchObject({ refusal: { code: 'placeAlreadyFound' } });
    });
  });

  describe('and taking it back', () => {
    beforeEach(async () => void (await give(one)));

    it('declines the place first and then undoes the approval', async () => {
      expect(await takeBack(one)).toMatchObject({
        outcome: 'done',
        state: { status: 'accepted' },
        revision: 3,
      });
      expect(types().slice(2)).toEqual(['PlaceDeclined', 'ApplicationApprovalUndone']);
      expect(await give(other)).toMatchObject({ outcome: 'done' });
    });

    it('is refused where nothing was approved', async () => {
      expect(await takeBack(other)).toMatchObject({ refusal: { status: 'accepted' } });
    });

    it('answers a repeated command as the first time', async () => {
      const context = newContext();
      await takeBack(one, context);
      await give(one);
      const count = world.store.log.length;
      expect(await takeBack(one, context)).toMatchObject({ replayed: true, state: { status: 'accepted' } });
      expect(world.store.log).toHaveLength(count);
    });

    it.each<[string, (context: ReturnType<typeof newContext>) => Promise<unknown>]>([
      ['the same command, sent again,', (context) => takeBack(one, context)],
      ['another command of the same organiser', () => takeBack(one)],
      ['the process manager', () => follow('PlaceDeclined', one)],
    ])('%s completes it after a crash, once', async (_, complete) => {
      const context = newContext();
      await expect(takeBack(one, context, dyingAfter(1))).rejects.toThrow(EventStoreUnavailableError);
      expect(await complete(context)).toMatchObject({ outcome: 'done', state: { status: 'accepted' } });
      await follow('PlaceDeclined', one);
      expect(types().slice(2)).toEqual(['PlaceDeclined', 'ApplicationApprovalUndone']);
    });

    it('does not undo an approval that came with a later place', async () => {
      await takeBack(one);
      const declined = idOf('PlaceDeclined');
      await give(one);
      const plan = await loadCarePlan(world, scope, one.carePlanId);
      await followPlaceDeclined(world, newContext(), one, plan, declined);
      expect(types().at(-1)).toBe('ApplicationApproved');
    });
  });
});
