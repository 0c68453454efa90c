import { carePlanDecider, type CarePlanCommand, type CarePlanRefusal, type CarePlanState } from '@koz/domain';
import type {
  AddLocations as AddLocationsCommand,
  AmendmentInput,
  FieldsAsked,
  RectificationInput,
} from '@koz/domain';
import type { PlanningPayload } from '@koz/events';
import { tiers, type CarePlanId, type ControllerId, type LocationId, type Tier } from '@koz/privacy-types';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandContext, CommandDeps, NotDone } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { standingAnswer } from '../streams/load.js';
import { createApplications, type FiledApplication, type Forgotten } from './file.js';
import type { CarePlanOutcome } from './family-place.js';
import { openFiling, type OpenedFiling } from './open-filing.js';
import { applicationStream, loadCarePlan, type LoadedCarePlan } from './streams.js';

/** Which local government answers for each location; one that is not there is unknown. */
export type ControllersOf = (ids: readonly LocationId[]) => Promise<ReadonlyMap<LocationId, ControllerId>>;

/** The family changes its period, its care parts or its sharing scope. */
export async function amendCarePlan(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  given: {
    readonly input: AmendmentInput;
    readonly asked: FieldsAsked;
    readonly controllersOf: ControllersOf;
  },
): Promise<CarePlanOutcome | Forgotten> {
  return changePlanning(deps, context, carePlanId, async (planning) => {
    const { controller } = context.scope;
    const controllers = await given.controllersOf(planning.locations.map(({ locationId }) => locationId));
    const across = planning.locations.filter(({ locationId }) => controllers.get(locationId) !== controller);
    const isAcrossBorders = await hasOpen(deps, context, across);
    const { input, asked } = given;
    // Whom it was put to keeps the rows that its organisers handled, by the mask: a narrower scope takes none away.
    return { command: { type: 'amendPlan', input, asked, planning, isAcrossBorders } };
  });
}

/** The family corrects or completes its data. */
export function rectifyPersonalData(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  given: { readonly input: RectificationInput; readonly asked: FieldsAsked },
): Promise<CarePlanOutcome | Forgotten> {
  return changePlan(deps, context, carePlanId, tiers, async (plan) => {
    const current = Object.fromEntries(
      tiers.flatMap((tier) => {
        const value = newest(plan, tier);
        return value ? [[tier, value]] : [];
      }),
    );
    return { command: { type: 'rectify', ...given, current, at: deps.clock.now() } };
  });
}

/** A plan that was put to more locations. */
export interface LocationsAdded {
  readonly outcome: 'done';
  readonly applications: readonly FiledApplication[];
  readonly revision: number;
  readonly position: number;
}

/**
 * The family, or the regie for a plan on the emergency list, puts it to more locations: a `LocationAdded` for each, in one append, then the applications.
 * @param locations with the ids that their applications will have, derived from the command's
 */
export async function addLocations(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  given: {
    readonly locations: OpenedFiling['locations'];
    readonly controllersOf: ControllersOf;
    /** See {@link AddLocationsCommand}. */
    readonly by?: AddLocationsCommand['by'];
  },
): Promise<LocationsAdded | Forgotten | NotDone<CarePlanState, CarePlanRefusal>> {
  const { controller } = context.scope;
  const added = await changePlanning(deps, context, carePlanId, async (planning) => {
    const all = [...planning.locations, ...given.locations].map(({ locationId }) => locationId);
    const controllers = await given.controllersOf(all);
    const locations = given.locations.map((asked) => ({
      ...asked,
      controller: controllers.get(asked.locationId),
    }));
    return {
      command: { type: 'addLocations', controller, locations, planning, by: given.by },
      sharedWith: otherThan(controller, controllers),
    };
  });
  if (added.outcome !== 'done') return added;
  const { events } = await loadCarePlan(deps, context.scope, carePlanId);
  const own = events.filter(
    ({ type, metadata }) => type === 'LocationAdded' && metadata.commandId === context.commandId,
  );
  const controllers = await given.controllersOf(given.locations.map(({ locationId }) => locationId));
  const applications: (FiledApplication & { readonly position: number })[] = [];
  for (const { id } of own) {
    const opened = await openFiling(deps, context.scope, carePlanId, id);
    if (!opened) return { outcome: 'forgotten' };
    applications.push(...(await createApplications(deps, context, opened, controllers)));
  }
  return {
    outcome: 'done',
    applications: applications.map(({ position: _, ...application }) => application),
    revision: added.revision,
    position: Math.max(added.position, ...applications.map(({ position }) => position)),
  };
}

interface PlanChange {
  readonly command: CarePlanCommand;
  readonly sharedWith?: readonly ControllerId[];
}

/** How often the tier is read anew because others changed the plan in between. */
const attempts = 8;

const changePlanning = (
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  changeOf: (planning: PlanningPayload) => Promise<PlanChange>,
): Promise<CarePlanOutcome | Forgotten> =>
  changePlan(deps, context, carePlanId, ['planning'], async (plan) => {
    const planning = newest(plan, 'planning');
    return planning && changeOf(planning as unknown as PlanningPayload);
  });

/**
 * Handles a command that is made from the plan's tiers as they stand, at the very revision at which they were read;
 * `forgotten` where the keys of the plan were destroyed.
 */
async function changePlan(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  opens: readonly Tier[],
  changeOf: (plan: LoadedCarePlan) => Promise<PlanChange | undefined>,
): Promise<CarePlanOutcome | Forgotten> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const plan = await loadCarePlan(deps, context.scope, carePlanId, opens);
    const filing = await openFiling(deps, context.scope, carePlanId);
    const change = filing && (await changeOf(plan));
    if (!change) return { outcome: 'forgotten' };
    const isAnswered = standingAnswer(plan, carePlanDecider, context) !== undefined;
    const read = plan.events.at(-1)?.revision;
    const expectedRevision = context.expectedRevision ?? (isAnswered ? undefined : read);
    const outcome = await handle(deps, {
      stream: plan.stream,
      decider: carePlanDecider,
      ...change,
      context: expectedRevision === undefined ? context : { ...context, expectedRevision },
      sealing: async () => ({ carePlanId, keys: filing.keys }),
      loaded: plan,
    });
    if (outcome.outcome !== 'stale' || context.expectedRevision !== undefined) return outcome;
  }
  return { outcome: 'contended' };
}

/** A tier of a plan as its newest event has it; undefined where it can no longer be read. */
export function newest(
  { events }: LoadedCarePlan,
  tier: Tier,
): Readonly<Record<string, unknown>> | undefined {
  const opened = events.findLast(({ sealed }) => sealed[tier] !== undefined)?.opened[tier];
  return opened?.state === 'known' ? opened.value : undefined;
}

/** Whether one of these applications has not ended; one that is still to be made has not. */
async function hasOpen(
  deps: CommandDeps,
  { scope }: CommandContext,
  applications: OpenedFiling['locations'],
): Promise<boolean> {
  const streams = applications.map(({ applicationId }) => applicationStream(applicationId));
  if (streams.length === 0) return false;
  const heads = await retryWhileUnavailable(() => deps.store.heads(scope, streams), deps.retry);
  return streams.some((stream) => !['rejected', 'withdrawn'].includes(heads.get(stream)?.stage ?? ''));
}

const otherThan = (owner: ControllerId, controllers: ReadonlyMap<LocationId, ControllerId>): ControllerId[] =>
  [...new Set(controllers.values())].filter((controller) => controller !== owner);
