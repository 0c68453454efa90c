import {
  applicationDecider,
  carePlanDecider,
  type CarePlanRefusal,
  type CarePlanState,
  type FileCarePlan,
} from '@koz/domain';
import type { ApplicationStatus, RequestedLocation } from '@koz/events';
import { receiptOf, type DataKey } from '@koz/privacy-keys';
import {
  tiers,
  type ApplicationId,
  type CarePlanId,
  type ControllerId,
  type EventId,
  type LocationId,
} from '@koz/privacy-types';
import { carePlanIdOf, causedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps, NotDone } from '../streams/command.js';
import { handle, type Sealing } from '../streams/handle.js';
import { unwrittenStream } from '../streams/load.js';
import { openFiling, type OpenedFiling } from './open-filing.js';
import { applicationStream, carePlanStream } from './streams.js';

/** An application as a filing made it. */
export interface FiledApplication {
  readonly applicationId: ApplicationId;
  readonly locationId: LocationId;
  readonly status: ApplicationStatus;
  readonly revision: number;
}

export interface Filed {
  readonly outcome: 'done';
  readonly carePlanId: CarePlanId;
  /** See {@link receiptOf}; the family finds it again on its plan. */
  readonly receipt: string;
  /** In the order of the locations. */
  readonly applications: readonly FiledApplication[];
  /** Of the plan's stream after the filing. */
  readonly revision: number;
  /** Of the last event in the log that the filing brought about. */
  readonly position: number;
  readonly replayed: boolean;
}

/** The plan was filed at an earlier time and its keys were destroyed since: nothing of it can be told. */
export interface Forgotten {
  readonly outcome: 'forgotten';
}

/**
 * Files a plan: `CarePlanFiled` first, then one `ApplicationCreated` per location, all at once. Every id derives
 * from the command's, so that sending the command again completes what a crash cut off and answers the same.
 *
 * Costs no reading: the plan's stream is taken to be new, and looked at only where the append finds it there.
 */
export async function fileCarePlanStreams(
  deps: CommandDeps,
  context: CommandContext,
  command: FileCarePlan,
): Promise<Filed | Forgotten | NotDone<CarePlanState, CarePlanRefusal>> {
  const carePlanId = carePlanIdOf(context.commandId);
  const stream = carePlanStream(carePlanId);
  const controllers = new Map(command.locations.map((asked) => [asked.locationId, asked.controller]));
  const taken: { sealing?: FullSealing } = {};
  const request = {
    stream,
    decider: carePlanDecider,
    command,
    context,
    sealing: async () => (taken.sealing ??= await takeSealing(deps, context.scope.controller, carePlanId)),
    sharedWith: others(context.scope.controller, [...controllers.values()]),
  };
  let filed = await handle(deps, { ...request, loaded: unwrittenStream(stream, carePlanDecider) });
  // What was filed once is answered again, though the rules would refuse it by now: the child is older today.
  if (filed.outcome === 'refused' || filed.outcome === 'stale') filed = await handle(deps, request);
  if (filed.outcome !== 'done') return filed;
  const opened =
    !filed.replayed && taken.sealing
      ? { carePlanId, eventId: filed.eventId, locations: locationsOf(command), keys: taken.sealing.keys }
      : await openFiling(deps, context.scope, carePlanId);
  if (!opened) return { outcome: 'forgotten' };
  const created = await createApplications(deps, context, opened, controllers);
  return {
    outcome: 'done',
    carePlanId,
    receipt: receiptOf(carePlanId, opened.keys.identity),
    applications: created.map(({ position: _, ...application }) => application),
    revision: filed.revision,
    position: Math.max(filed.position, ...created.map(({ position }) => position)),
    replayed: filed.replayed,
  };
}

/**
 * Makes the applications that a filing names, each by a command that the filing's event caused. What exists
 * already is left as it is.
 * @param controllers which local government answers for each location
 */
export function createApplications(
  deps: CommandDeps,
  context: CommandContext,
  { carePlanId, eventId, locations, keys }: OpenedFiling,
  controllers: ReadonlyMap<LocationId, ControllerId | undefined>,
): Promise<(FiledApplication & { readonly position: number })[]> {
  return Promise.all(
    locations.map(async ({ applicationId, locationId }) => {
      const stream = applicationStream(applicationId);
      const created = await handle(deps, {
        stream,
        decider: applicationDecider,
        command: { type: 'create', carePlanId, locationId },
        context: causedBy(context, eventId, causedCommandId(eventId, stream)),
        sealing: async () => ({ carePlanId, keys: { planning: keys.planning } }),
        sharedWith: others(context.scope.controller, [controllers.get(locationId)]),
        loaded: unwrittenStream(stream, applicationDecider),
      });
      if (created.outcome !== 'done' || created.state.status === 'notCreated')
        throw new TypeError(`${stream} could not be created: ${created.outcome}`);
      const { state, revision, position } = created;
      return { applicationId, locationId, status: state.status, revision, position };
    }),
  );
}

/** The context of a command that an event calls for: same actor, no body and no expectation of its own. */
export function causedBy(
  { body: _body, expectedRevision: _revision, ...context }: CommandContext,
  causationId: EventId,
  commandId: CommandContext['commandId'],
): CommandContext {
  return { ...context, causationId, commandId };
}

type FullSealing = Sealing & { readonly keys: Readonly<Record<(typeof tiers)[number], DataKey>> };

async function takeSealing(
  { vault }: CommandDeps,
  controller: ControllerId,
  carePlanId: CarePlanId,
): Promise<FullSealing> {
  const [precise, identity, planning] = await vault.takeKeys(controller, tiers.length);
  if (!precise || !identity || !planning)
    throw new TypeError('the vault gave fewer keys than were asked for');
  return { carePlanId, keys: { precise, identity, planning } };
}

const locationsOf = ({ locations }: FileCarePlan): RequestedLocation[] =>
  locations.map(({ applicationId, locationId }) => ({ applicationId, locationId }));

const others = (owner: ControllerId, controllers: readonly (ControllerId | undefined)[]): ControllerId[] =>
  [
    ...new Set(controllers.filter((controller) => controller !== undefined && controller !== owner)),
  ] as ControllerId[];
