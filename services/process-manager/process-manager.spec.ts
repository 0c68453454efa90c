import { controllerId } from '@koz/privacy-types';
import type { RunningSoleWork } from '@koz/platform';
import { eventually } from '@koz/testing';
import { startProcessManager } from './start-process-manager.js';
import { HalfDone, newContext, type Plan } from './testing/half-done.js';

describe('The process manager', () => {
  let world: HalfDone;
  const running: RunningSoleWork[] = [];

  beforeAll(async () => (world = await HalfDone.open()));
  afterAll(() => world.close());
  afterEach(async () => {
    await Promise.all(running.splice(0).map((manager) => manager.stop()));
  });

  const start = async (pacing = {}) => {
    const manager = startProcessManager({
      ...world.manager,
      pacing: { ...world.manager.pacing, ...pacing },
    });
    running.push(manager);
    return manager;
  };
  const caughtUp = () => eventually(() => world.isUpToDate());
  /** Runs until the log is dealt with, then again from the start of the log: nothing may be done twice. */
  const runTwice = async () => {
    const first = await start();
    await caughtUp();
    await first.stop();
    await world.forgetCheckpoint();
    const second = await start();
    await caughtUp();
    await second.stop();
  };
  const accepted = async (): Promise<Plan> => {
    const plan = await world.file();
    await world.move('accept', plan.own);
    await world.move('accept', plan.across);
    return plan;
  };
  const sinceAccepted = async (plan: Plan) => (await world.eventsOf(plan)).slice(5);

  it('leaves alone what was done', async () => {
    const plan = await accepted();
    await world.approve(plan.own);
    await world.undo(plan.own);
    const before = await world.rows('SELECT count(*) FROM es.event');
    await runTwice();
    expect(await world.rows('SELECT count(*) FROM es.event')).toEqual(before);
  });

  it.each([1, 2])('makes the applications of a filing that was cut off after event %i', async (events) => {
    const plan = await world.file(events);
    expect(await world.eventsOf(plan)).toHaveLength(events);
    await runTwice();
    expect(await world.eventsOf(plan)).toEqual(['CarePlanFiled', 'ApplicationCreated', 'ApplicationCreated']);
    const head = await world.headOf(plan.across, controllerId('mechelen'));
    expect(head).toMatchObject({ stage: 'created', controller: 'antwerpen' });
  });

  it('makes the application to a location that was added, once', async () => {
    const plan = await world.file();
    const added = await world.addLocation(plan, 1);
    expect(await world.headOf(added)).toBeUndefined();
    await runTwice();
    expect(await world.headOf(added, controllerId('mechelen'))).toMatchObject({
      stage: 'created',
      revision: 0,
    });
  });

  it('makes applications that a repeated filing then takes for its own', async () => {
    const context = newContext();
    const plan = await world.file(1, context);
    await runTwice();
    await world.file(Infinity, context);
    expect(await world.eventsOf(plan)).toHaveLength(3);
  });

  it('approves what a crash left between the place and the approval, once', async () => {
    const plan = await accepted();
    const context = newContext();
    await world.approve(plan.own, 1, context);
    expect(await sinceAccepted(plan)).toEqual(['PlaceFound']);
    await runTwice();
    expect(await sinceAccepted(plan)).toEqual(['PlaceFound', 'ApplicationApproved']);
    await world.approve(plan.own, Infinity, context);
    expect(await sinceAccepted(plan)).toEqual(['PlaceFound', 'ApplicationApproved']);
  });

  it('releases the place of an application that ended meanwhile, once', async () => {
    const plan = await accepted();
    await world.approve(plan.own, 1);
    await world.move('withdraw', plan.own);
    await runTwice();
    expect(await sinceAccepted(plan)).toEqual(['PlaceFound', 'ApplicationWithdrawn', 'PlaceDeclined']);
    await world.approve(plan.across);
    expect(await world.headOf(plan.across)).toMatchObject({ stage: 'approved' });
  });

  it('undoes the approval that a crash left standing after the place was declined, once', async () => {
    const plan = await accepted();
    await world.approve(plan.own);
    await world.undo(plan.own, 1);
    expect(await world.headOf(plan.own)).toMatchObject({ stage: 'approved' });
    await runTwice();
    expect((await sinceAccepted(plan)).slice(2)).toEqual(['PlaceDeclined', 'ApplicationApprovalUndone']);
    expect(await world.headOf(plan.own)).toMatchObject({ stage: 'accepted' });
  });

  it('does not undo an approval that was given anew', async () => {
    const plan = await accepted();
    await world.approve(plan.own);
    await world.undo(plan.own);
    await world.approve(plan.own);
    await runTwice();
    expect(await world.headOf(plan.own)).toMatchObject({ stage: 'approved' });
  });

  it('withdraws the others when a crash cut the confirmation of the place off, once', async () => {
    const plan = await accepted();
    await world.approve(plan.own);
    const context = newContext();
    await world.confirm(plan, 1, context);
    expect((await sinceAccepted(plan)).slice(2)).toEqual(['PlaceConfirmed']);
    await runTwice();
    expect((await sinceAccepted(plan)).slice(2)).toEqual(['PlaceConfirmed', 'ApplicationWithdrawn']);
    await world.confirm(plan, Infinity, context);
    expect((await sinceAccepted(plan)).slice(2)).toEqual(['PlaceConfirmed', 'ApplicationWithdrawn']);
    expect(await world.headOf(plan.own)).toMatchObject({ stage: 'approved' });
  });

  it('undoes the approval that a crash left standing after the family declined, once', async () => {
    const plan = await accepted();
    await world.approve(plan.own);
    await world.decline(plan, 1);
    await runTwice();
    expect((await sinceAccepted(plan)).slice(2)).toEqual(['PlaceDeclined', 'ApplicationApprovalUndone']);
  });

  it.each([1, 2, 3])('withdraws all of a plan that a crash cut off after event %i', async (appends) => {
    const plan = await accepted();
    await world.approve(plan.own);
    const context = newContext();
    await world.withdrawPlan(plan, appends, context);
    await runTwice();
    const events = (await sinceAccepted(plan)).slice(2);
    expect(events.slice(0, 2)).toEqual(['PlaceDeclined', 'CarePlanWithdrawn']);
    expect(events.slice(2).sort()).toEqual([
      'ApplicationApprovalUndone',
      'ApplicationWithdrawn',
      'ApplicationWithdrawn',
    ]);
    await world.withdrawPlan(plan, Infinity, context);
    expect(await sinceAccepted(plan)).toHaveLength(7);
    for (const application of [plan.own, plan.across])
      expect(await world.headOf(application)).toMatchObject({ stage: 'withdrawn' });
  });

  it('withdraws also an application that the filing, cut off, had not made yet', async () => {
    const plan = await world.file(1);
    await world.withdrawPlan(plan);
    await runTwice();
    for (const application of [plan.own, plan.across])
      expect(await world.headOf(application)).toMatchObject({ stage: 'withdrawn' });
    expect(await world.eventsOf(plan)).toHaveLength(6);
  });

  it.each(['confirm', 'decline', 'withdrawPlan'] as const)(
    'finds an approval given that was still called for when the family came to %s',
    async (step) => {
      const plan = await accepted();
      await world.approve(plan.own, 1);
      await world[step](plan);
      expect((await sinceAccepted(plan)).slice(0, 2)).toEqual(['PlaceFound', 'ApplicationApproved']);
      const before = await world.eventsOf(plan);
      await runTwice();
      expect(await world.eventsOf(plan)).toEqual(before);
    },
  );

  it('names who acted, and the event that called for it', async () => {
    const plan = await accepted();
    const context = newContext();
    await world.approve(plan.own, 1, context);
    await runTwice();
    const [found, approved] = (
      await world.rows(
        `SELECT id, convert_from(metadata, 'UTF8') AS metadata FROM es.event ORDER BY position DESC LIMIT 2`,
      )
    ).reverse();
    expect(JSON.parse(approved!['metadata']!)).toMatchObject({
      actor: context.actor,
      causationId: found!['id'],
      head: { stage: 'approved' },
    });
  });

  it('and the handlers it races with do each thing once', async () => {
    const manager = await start();
    const plans = await Promise.all(Array.from({ length: 30 }, accepted));
    await Promise.all(plans.map((plan) => world.approve(plan.own)));
    await caughtUp();
    for (const plan of plans)
      expect(await sinceAccepted(plan)).toEqual(['PlaceFound', 'ApplicationApproved']);
    await manager.stop();
  });

  it('works in one instance at a time, and another takes over', async () => {
    const first = await start();
    await eventually(() => first.state === 'following' || first.state === 'starting');
    const plan = await world.file(1);
    await caughtUp();
    const second = await start();
    await eventually(() => second.state === 'standby');
    await first.stop();
    const next = await world.file(1);
    await caughtUp();
    expect(second.state).toBe('following');
    for (const done of [plan, next]) expect(await world.eventsOf(done)).toHaveLength(3);
  });

  it('carries on when its connections are cut', async () => {
    const manager = await start();
    await world.file(1);
    await caughtUp();
    await world.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'koz_process_manager' AND datname = current_database()`,
    );
    const plan = await world.file(1);
    await eventually(async () => (await world.eventsOf(plan)).length === 3);
    expect(manager.state).not.toBe('stopped');
  });
});
