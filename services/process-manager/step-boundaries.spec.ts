import {
  applicationStream,
  carePlanStream,
  confirmPlace,
  confirmPlaceByTerm,
  declinePlace,
  givePlace,
  loadApplication,
  requestErasure,
  takePlaceBack,
  withdrawCarePlan,
  type CommandContext,
  type CommandDeps,
  type Step,
} from '@koz/command-handling';
import { EventStoreUnavailableError } from '@koz/event-store';
import { eventually } from '@koz/testing';
import { startProcessManager } from './start-process-manager.js';
import { HalfDone, antwerpen, dyingStore, newContext, planOf, type Plan } from './testing/half-done.js';

/*
 * Every step that spans streams, cut off at each of its boundaries: the handler's process dies after n events, for
 * every n, and the process manager that finishes dies after m, for every m. Each time the plan must end as if nothing
 * had happened, and the same command, sent again, must change nothing.
 */

type Act = (deps: CommandDeps, context: CommandContext, plan: Plan) => Promise<unknown>;

interface Scenario {
  readonly name: string;
  /** What happened before, in order, undisturbed. */
  readonly before: readonly Act[];
  /** The step that is cut off. */
  readonly act: Act;
  /** What the step itself appends, in order or at once, when nothing disturbs it. */
  readonly appends: number;
}

describe('A step that is cut off between any two of its events', () => {
  let world: HalfDone;

  beforeAll(async () => (world = await HalfDone.open()));
  afterAll(() => world.close());

  const move =
    (type: 'accept' | 'noPlace' | 'withdraw', which: 'own' | 'across' | 'beside'): Act =>
    (_deps, _context, plan) =>
      world.move(type, plan[which]);
  const ofOrganiser =
    (doIt: typeof givePlace, which: 'own' | 'across'): Act =>
    async (deps, context, plan) => {
      const step: Step = { ...plan[which], reason: 'enteredByMistake' };
      return doIt(deps, context, step, await loadApplication(deps, context.scope, step.applicationId));
    };
  const file: Act = (deps, context) => world.filing(deps, context, 3);
  const handled = [file, move('accept', 'own'), move('accept', 'across'), move('noPlace', 'beside')];
  const approve = (which: 'own' | 'across' = 'own') => ofOrganiser(givePlace, which);
  const undo = ofOrganiser(takePlaceBack, 'own');
  const confirm =
    (keepLooking: boolean): Act =>
    (deps, context, { carePlanId }) =>
      confirmPlace(deps, context, carePlanId, keepLooking);
  const byTerm =
    (foundRevision: number): Act =>
    (deps, _context, { carePlanId }) =>
      confirmPlaceByTerm(deps, antwerpen, { carePlanId, foundRevision });
  const decline: Act = (deps, context, { carePlanId }) => declinePlace(deps, context, carePlanId);
  const withdraw: Act = (deps, context, { carePlanId }) => withdrawCarePlan(deps, context, carePlanId);
  const erase: Act = (deps, context, { carePlanId }) =>
    requestErasure(deps, context, carePlanId, 'familyRequest');
  const approveHalf: Act = async (_deps, context, plan) => {
    await expect(approve()(world.dying(1), context, plan)).rejects.toThrow(EventStoreUnavailableError);
  };

  const scenarios: readonly Scenario[] = [
    { name: 'filing with three applications', before: [], act: file, appends: 4 },
    {
      name: 'adding a location',
      before: [(deps, context) => world.filing(deps, context, 2)],
      act: (deps, context, { carePlanId }) => world.adding(deps, context, carePlanId),
      appends: 2,
    },
    { name: 'approving', before: handled, act: approve(), appends: 2 },
    {
      name: 'releasing the place of an application that ended before it was approved',
      before: [...handled, approveHalf],
      act: move('withdraw', 'own'),
      // The release is the process manager's, and may be cut off as well.
      appends: 1,
    },
    { name: 'undoing an approval', before: [...handled, approve()], act: undo, appends: 2 },
    { name: 'declining a place', before: [...handled, approve()], act: decline, appends: 2 },
    { name: 'confirming a place', before: [...handled, approve()], act: confirm(false), appends: 3 },
    {
      name: 'confirming a place by the term that ran out',
      before: [...handled, approve()],
      act: byTerm(1),
      appends: 3,
    },
    {
      name: 'confirming a second place by the term that ran out',
      before: [...handled, approve(), confirm(true), approve('across')],
      act: byTerm(3),
      appends: 1,
    },
    {
      name: 'keeping a place and looking on',
      before: [...handled, approve()],
      act: confirm(true),
      appends: 1,
    },
    {
      name: 'approving for a second place',
      before: [...handled, approve(), confirm(true)],
      act: approve('across'),
      appends: 2,
    },
    {
      name: 'confirming a second place that ends the search',
      before: [...handled, approve(), confirm(true), approve('across')],
      act: confirm(false),
      appends: 2,
    },
    {
      name: 'declining a confirmed place',
      before: [...handled, approve(), confirm(false)],
      act: decline,
      appends: 4,
    },
    {
      name: 'undoing the approval of a confirmed place',
      before: [...handled, approve(), confirm(false)],
      act: undo,
      appends: 4,
    },
    {
      name: 'looking on after all',
      before: [...handled, approve(), confirm(false)],
      act: confirm(true),
      appends: 3,
    },
    {
      name: 'withdrawing a plan with one place kept and one found',
      before: [...handled, approve(), confirm(true), approve('across')],
      act: withdraw,
      appends: 6,
    },
    {
      name: 'having a plan erased',
      before: handled,
      act: erase,
      appends: 4,
    },
    {
      name: 'withdrawing a plan whose confirmed place had withdrawn the others',
      before: [...handled, approve(), confirm(false)],
      act: withdraw,
      appends: 3,
    },
  ];

  /** Brings a new plan to where the step begins, the process manager idle. */
  async function prepared({ before }: Scenario): Promise<{ plan: Plan; context: CommandContext }> {
    const filing = newContext();
    const plan = planOf(filing);
    for (const [index, act] of before.entries())
      await act(world.dying(Infinity), index === 0 ? filing : newContext(), plan);
    return { plan, context: before.length === 0 ? filing : newContext() };
  }

  /** Whether the handler died before it was through. */
  async function actDying(
    { act }: Scenario,
    plan: Plan,
    context: CommandContext,
    appends: number,
  ): Promise<boolean> {
    try {
      await act(world.dying(appends), context, plan);
      return false;
    } catch (error) {
      if (error instanceof EventStoreUnavailableError) return true;
      throw error;
    }
  }

  /** Runs the process manager until it is through or has died after so many appends; whether it died. */
  async function manageDying(appends: number): Promise<boolean> {
    const { store, hasDied } = dyingStore(world.manager.store, appends);
    const retry = { pauses: [], pause: async () => undefined };
    const manager = startProcessManager({ ...world.manager, store, retry });
    await eventually(async () => hasDied() || (await world.isUpToDate()));
    await manager.stop();
    return hasDied();
  }

  /** What became of a plan: per stream the events with their reasons, and where its stages and place stand. */
  async function outcomeOf({ carePlanId, own, across, beside }: Plan, { commandId }: CommandContext) {
    const added = planOf({ commandId } as CommandContext).own;
    const applications = [own, across, beside, added].map(({ applicationId }) => applicationId);
    const nameOf = (text: string) =>
      applications.reduce((named, id, index) => named.replaceAll(id, `application ${index}`), text);
    const streams = [carePlanStream(carePlanId), ...new Set(applications.map(applicationStream))];
    const outcome: Record<string, unknown> = {};
    for (const stream of streams) {
      const rows = await world.rows(
        `SELECT type, convert_from(payload, 'UTF8')::jsonb - 'sealed' - 'carePlanId' AS clear
           FROM es.event WHERE stream = $1 ORDER BY revision`,
        [stream],
      );
      const [head] = await world.rows(
        'SELECT stage, place, place_application_id, kept_application_ids FROM es.head WHERE stream = $1',
        [stream],
      );
      if (rows.length > 0)
        outcome[nameOf(stream).replace(carePlanId, '')] = JSON.parse(nameOf(JSON.stringify([rows, head])));
    }
    return outcome;
  }

  it.each(scenarios)('ends as if nothing had happened: $name', async (scenario) => {
    const undisturbed = await prepared(scenario);
    const atFirst = await outcomeOf(undisturbed.plan, undisturbed.context);
    expect(await actDying(scenario, undisturbed.plan, undisturbed.context, Infinity)).toBe(false);
    await manageDying(Infinity);
    const expected = await outcomeOf(undisturbed.plan, undisturbed.context);
    expect(expected).not.toEqual(atFirst);

    let boundaries = 0;
    for (let handlerDies = true, appends = 0; handlerDies; appends++) {
      for (let managerDies = true, managerAppends = 0; managerDies; managerAppends++) {
        const { plan, context } = await prepared(scenario);
        // Nothing is left over of the plans before.
        expect(await manageDying(scenario.name.startsWith('releasing') ? 0 : Infinity)).toBe(
          scenario.name.startsWith('releasing'),
        );
        handlerDies = await actDying(scenario, plan, context, appends);
        managerDies = await manageDying(managerAppends);
        await manageDying(Infinity);
        const outcome = await outcomeOf(plan, context);
        // The first event is the step: before it nothing was said, and nobody finishes it.
        expect(outcome).toEqual(appends === 0 && handlerDies ? atFirst : expected);
        expect(await actDying(scenario, plan, context, Infinity)).toBe(false);
        expect(await outcomeOf(plan, context)).toEqual(expected);
        boundaries++;
      }
    }
    // Before the first append of the step nothing is left to do; after the n-th, the manager dies at each of the rest,
    // and now and then once more, when two of its workers come to the same append.
    const { appends } = scenario;
    expect(boundaries).toBeGreaterThanOrEqual(1 + (appends * (appends + 1)) / 2);
  });
});
