import { applicationDecider } from '@koz/domain';
import type { ApplicationId, CarePlanId } from '@koz/privacy-types';
import { handle } from '../streams/handle.js';
import { antwerp, file, mechelen, newContext, newWorld, typesIn, type World } from '../testing/world.js';
import { confirmPlace, declinePlace } from './family-place.js';
import { givePlace, takePlaceBack } from './place.js';
import { applicationStream, carePlanStream, loadApplication } from './streams.js';
import { withdrawCarePlan } from './withdraw.js';

const scope = { controller: antwerp };

describe('a family that looks on, or takes a place back', () => {
  let world: World;
  let plan: CarePlanId;
  let one: ApplicationId;
  let two: ApplicationId;
  let three: ApplicationId;

  beforeEach(async () => {
    world = newWorld();
    const filed = await file(world, newContext(), [antwerp, mechelen, antwerp]);
    plan = filed.carePlanId;
    [one, two, three] = filed.applications.map(({ applicationId }) => applicationId) as [
      ApplicationId,
      ApplicationId,
      ApplicationId,
    ];
    await move('accept', one);
    await move('accept', two);
    await move('noPlace', three);
  });

  const move = (type: 'accept' | 'noPlace' | 'reject' | 'withdraw', id: ApplicationId) =>
    handle(world, {
      stream: applicationStream(id),
      decider: applicationDecider,
      command: { type },
      context: newContext(),
    });
  const step = (applicationId: ApplicationId) => ({ carePlanId: plan, applicationId });
  const approve = async (id: ApplicationId) =>
    givePlace(world, newContext(), step(id), await loadApplication(world, scope, id));
  const undo = async (id: ApplicationId, context = newContext()) =>
    takePlaceBack(world, context, step(id), await loadApplication(world, scope, id));
  const confirm = (keepLooking: boolean, context = newContext()) =>
    confirmPlace(world, context, plan, keepLooking);
  const decline = (id?: ApplicationId, context = newContext()) => declinePlace(world, context, plan, id);
  const head = async () => (await world.store.heads(scope, [carePlanStream(plan)])).get(carePlanStream(plan));
  const statuses = async () =>
    Promise.all([one, two, three].map(async (id) => (await loadApplication(world, scope, id)).state.status));
  /** The types of the events since the three applications were handled. */
  const since = () => typesIn(world).slice(7);

  it('may be given a second place, which is confirmed on its own and ends the search for the third', async () => {
    await approve(one);
    await confirm(true);
    expect(await head()).toMatchObject({ place: 'none', keptApplicationIds: [one] });
    expect(await approve(two)).toMatchObject({ outcome: 'done', state: { status: 'approved' } });
    expect(await head()).toMatchObject({
      place: 'found',
      placeApplicationId: two,
      keptApplicationIds: [one],
    });
    await confirm(false);
    expect(await head()).toMatchObject({ place: 'confirmed', keptApplicationIds: [one] });
    expect(await statuses()).toEqual(['approved', 'approved', 'withdrawn']);
  });

  it('declines the second place without giving up the first', async () => {
    await approve(one);
    await confirm(true);
    await approve(two);
    await decline();
    expect(await statuses()).toEqual(['approved', 'accepted', 'noPlace']);
    expect(await head()).toMatchObject({ place: 'none', keptApplicationIds: [one] });
  });

  it('gives up the first while a second is found, which stays found', async () => {
    await approve(one);
    await confirm(true);
    await approve(two);
    await decline(one);
    expect(await statuses()).toEqual(['accepted', 'approved', 'noPlace']);
    expect(await head()).toMatchObject({ place: 'found', placeApplicationId: two, keptApplicationIds: [] });
  });

  it('has a kept place taken back by its organiser, who may give it again', async () => {
    await approve(one);
    await confirm(true);
    await approve(two);
    await confirm(true);
    await undo(one);
    expect(await statuses()).toEqual(['accepted', 'approved', 'noPlace']);
    await approve(one);
    await confirm(true);
    expect(await head()).toMatchObject({ place: 'none', keptApplicationIds: [two, one] });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the family declines it', () => decline()],
    ['its organiser undoes it', () => undo(one)],
    ['the family looks on after all', () => confirm(true)],
  ])('finds its other applications as they were when a confirmed place falls away: %s', async (_, lift) => {
    await approve(one);
    await confirm(false);
    expect(await statuses()).toEqual(['approved', 'withdrawn', 'withdrawn']);
    await lift();
    expect((await statuses()).slice(1)).toEqual(['accepted', 'noPlace']);
    expect(await approve(two)).toMatchObject({ outcome: 'done' });
  });

  it('finds them as they were also when one of two places that had ended the search falls away', async () => {
    await approve(one);
    await confirm(true);
    await approve(two);
    await confirm(false);
    await decline(one);
    expect(await statuses()).toEqual(['accepted', 'approved', 'noPlace']);
    expect(await head()).toMatchObject({ place: 'none', keptApplicationIds: [two] });
  });

  it('finds only those as they were that the confirmation had withdrawn', async () => {
    await move('withdraw', two);
    await approve(one);
    await confirm(false);
    await decline();
    expect(await statuses()).toEqual(['accepted', 'withdrawn', 'noPlace']);
  });

  it('finds none as it was once the plan is withdrawn', async () => {
    await approve(one);
    await confirm(false);
    await withdrawCarePlan(world, newContext(), plan);
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(since()).not.toContain('ApplicationReinstated');
  });

  it('finds them as they were each time, confirmed and declined over and over', async () => {
    for (let time = 0; time < 3; time++) {
      await approve(one);
      await confirm(false);
      expect(await statuses()).toEqual(['approved', 'withdrawn', 'withdrawn']);
      await decline();
      expect(await statuses()).toEqual(['accepted', 'accepted', 'noPlace']);
    }
  });

  it.each<[string, (context: ReturnType<typeof newContext>) => Promise<unknown>]>([
    ['the confirmation', (context) => confirm(false, context)],
    ['the decline', (context) => decline(undefined, context)],
    ['the undoing', (context) => undo(one, context)],
  ])('is answered a repeated command as the first time, after all that came since: %s', async (_, act) => {
    await approve(one);
    if (_ !== 'the confirmation') await confirm(false);
    const context = newContext();
    const first = await act(context);
    if (_ === 'the confirmation') await decline();
    await approve(two);
    await confirm(false);
    const count = world.store.log.length;
    expect(await act(context)).toEqual({ ...(first as object), replayed: true });
    expect(world.store.log).toHaveLength(count);
  });

  it('withdraws its plan with all the places that it keeps', async () => {
    await approve(one);
    await confirm(true);
    await approve(two);
    await confirm(true);
    expect(await withdrawCarePlan(world, newContext(), plan)).toMatchObject({ outcome: 'done' });
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(since().slice(6, 9)).toEqual(['PlaceDeclined', 'PlaceDeclined', 'CarePlanWithdrawn']);
    expect(await head()).toMatchObject({ place: 'none', keptApplicationIds: [] });
  });

  it('opens nothing anew for a plan whose precise data are closed for ever', async () => {
    await approve(one);
    await confirm(false);
    const heads = world.store.heads.bind(world.store);
    world.store.heads = async (...asked) =>
      new Map([...(await heads(...asked))].map(([name, each]) => [name, { ...each, fence: 'precise' }]));
    await decline();
    expect(await statuses()).toEqual(['accepted', 'withdrawn', 'withdrawn']);
  });

  it('keeps the reason of the approval and of its undoing for whoever completes them', async () => {
    const reasons = () =>
      world.store.log
        .slice(7)
        .map(({ type, payload }) => [
          type,
          (JSON.parse(Buffer.from(payload).toString()) as { reason?: string }).reason,
        ]);
    const given = { ...step(one), reason: 'enteredByMistake' as const };
    await givePlace(world, newContext(), given, await loadApplication(world, scope, one));
    await takePlaceBack(world, newContext(), given, await loadApplication(world, scope, one));
    expect(reasons()).toEqual([
      ['PlaceFound', 'enteredByMistake'],
      ['ApplicationApproved', 'enteredByMistake'],
      ['PlaceDeclined', 'enteredByMistake'],
      ['ApplicationApprovalUndone', 'enteredByMistake'],
    ]);
  });
});
