import { applicationDecider, carePlanDecider, type ApplicationState, type CarePlanState } from '@koz/domain';
import type { ApplicationEvent, CarePlanEvent } from '@koz/events';
import { partsOf, streamName, type TenantScope } from '@koz/event-store';
import type { ApplicationId, CarePlanId, Tier } from '@koz/privacy-types';
import type { CommandDeps } from '../streams/command.js';
import { loadStream, type LoadedStream } from '../streams/load.js';

export type LoadedCarePlan = LoadedStream<CarePlanState, CarePlanEvent>;
export type LoadedApplication = LoadedStream<ApplicationState, ApplicationEvent>;

type ReadDeps = Pick<CommandDeps, 'store' | 'vault' | 'retry'>;

export const carePlanStream = (id: CarePlanId) => streamName('carePlan', id);
export const applicationStream = (id: ApplicationId) => streamName('application', id);

/** The plan that a stream is of. */
export const carePlanIdOfStream = ({ stream }: Pick<LoadedCarePlan, 'stream'>): CarePlanId =>
  partsOf(stream).id as CarePlanId;

/** Reads a care plan in its owner's scope; deciding needs none of its tiers. */
export const loadCarePlan = (
  deps: ReadDeps,
  scope: TenantScope,
  id: CarePlanId,
  opens: readonly Tier[] = [],
): Promise<LoadedCarePlan> => loadStream(deps, scope, carePlanStream(id), carePlanDecider, opens);

/** Reads an application in its owner's scope; which location it was put to is in the planning tier. */
export const loadApplication = (
  deps: ReadDeps,
  scope: TenantScope,
  id: ApplicationId,
  opens: readonly Tier[] = [],
): Promise<LoadedApplication> => loadStream(deps, scope, applicationStream(id), applicationDecider, opens);
