import {
  applicationStream,
  carePlanStream,
  loadApplication,
  loadCarePlan,
  retryWhileUnavailable,
  type LoadedApplication,
} from '@koz/command-handling';
import { applicationsWithPlace } from '@koz/domain';
import { policyVersionOf } from '@koz/disclosure';
import type { StreamName, TenantScope } from '@koz/event-store';
import { notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import type {
  ApplicationId,
  CarePlanId,
  CommandId,
  ControllerId,
  OrganiserId,
  PolicyVersion,
} from '@koz/privacy-types';
import type { CommandApiDeps } from '../deps.js';

/** An application that somebody may act on, and the scope of the controller that answers for it. */
export interface FoundApplication {
  readonly scope: TenantScope;
  readonly carePlanId: CarePlanId;
  readonly application: LoadedApplication;
  /** Of the disclosure method in force for the plan; absent where none was adopted. */
  readonly policyVersion?: PolicyVersion;
}

/**
 * The application, for the organiser to whose location it was put. The heads that the organiser's own controller may
 * see tell who owns it; only then is it read, in the owner's scope.
 * @throws Problem 403 for a token that names no organiser or no controller; 404 when there is no such application,
 *   when it was put to a location of another organiser, or when nobody can tell any more to which
 */
export async function findForOrganiser(
  deps: CommandApiDeps,
  { organiserId, controller }: Principal,
  id: ApplicationId,
): Promise<FoundApplication> {
  if (organiserId === undefined || controller === undefined) throw new Problem('forbidden');
  const scope = await ownerOf(deps, applicationStream(id), [controller]);
  const [application, policy] = await Promise.all([
    loadApplication(deps, scope, id, ['planning']),
    policyVersionFor(deps, scope),
  ]);
  const { state } = application;
  if (state.status === 'notCreated' || !(await isAtOrganiser(deps, application, organiserId)))
    throw notFound();
  return { scope, carePlanId: state.carePlanId, application, ...policy };
}

/**
 * The application, for the family whose plan it belongs to: the one that its token names, or else the one that it
 * filed itself.
 * @throws Problem 404 when there is no such application, or not theirs
 */
export async function findForFamily(
  deps: CommandApiDeps,
  principal: Principal,
  id: ApplicationId,
): Promise<FoundApplication> {
  const { controller } = principal;
  const scope = await ownerOf(deps, applicationStream(id), await seenFrom(deps, controller));
  const [application, policy] = await Promise.all([
    loadApplication(deps, scope, id),
    policyVersionFor(deps, scope),
  ]);
  const { state } = application;
  if (state.status === 'notCreated') throw notFound();
  if (!(await isOwnPlan(deps, principal, scope, state.carePlanId))) throw notFound();
  return { scope, carePlanId: state.carePlanId, application, ...policy };
}

/** A plan that its family, the service point that filed it, or regie and officer of its controller may act on. */
export type FoundCarePlan = Pick<FoundApplication, 'scope' | 'carePlanId' | 'policyVersion'>;

/**
 * The plan, for the family whose it is, for the service point that filed it, or for the regie or the officer of the
 * controller that answers for it.
 * @throws Problem 404 when there is no such plan, or not theirs
 */
export async function findCarePlan(
  deps: CommandApiDeps,
  principal: Principal,
  carePlanId: CarePlanId,
): Promise<FoundCarePlan> {
  const stream = carePlanStream(carePlanId);
  if (namesAnotherPlan(principal, carePlanId)) throw notFound();
  const scope = await ownerOf(deps, stream, await seenFrom(deps, principal.controller));
  if (!(await isOwnPlan(deps, principal, scope, carePlanId))) throw notFound();
  return { scope, carePlanId, ...(await policyVersionFor(deps, scope)) };
}

/** A plan with the application of an organiser that has a place in it. */
export interface FoundPlace extends FoundCarePlan {
  readonly applicationId: ApplicationId;
}

/**
 * The plan in which an application to one of the organiser's locations has a place: the one that waits for its
 * confirmation, or else one that has it. A command that took effect is found again, whatever became of the place.
 * @throws Problem 403 for a token that names no organiser or no controller; 404 when there is no such plan, or no place
 *   of theirs in it
 */
export async function findPlaceOfOrganiser(
  deps: CommandApiDeps,
  { organiserId, controller }: Principal,
  carePlanId: CarePlanId,
  commandId: CommandId,
): Promise<FoundPlace> {
  if (organiserId === undefined || controller === undefined) throw new Problem('forbidden');
  const scope = await ownerOf(deps, carePlanStream(carePlanId), [controller]);
  const plan = await loadCarePlan(deps, scope, carePlanId);
  const own = plan.events.find(({ metadata }) => metadata.commandId === commandId);
  const placed = plan.state.status === 'notFiled' ? [] : applicationsWithPlace(plan.state);
  const candidates = own?.type === 'PlaceConfirmed' ? [own.data.applicationId] : [...placed].reverse();
  for (const applicationId of candidates) {
    const application = await loadApplication(deps, scope, applicationId, ['planning']);
    if (await isAtOrganiser(deps, application, organiserId))
      return { scope, carePlanId, applicationId, ...(await policyVersionFor(deps, scope)) };
  }
  throw notFound();
}

/** Whether the application was put to a location of this organiser, as far as that can still be told. */
async function isAtOrganiser(
  { locations }: CommandApiDeps,
  { state }: LoadedApplication,
  organiserId: OrganiserId,
): Promise<boolean> {
  if (state.status === 'notCreated' || state.locationId.state !== 'known') return false;
  const location = (await locations.byIds([state.locationId.value])).get(state.locationId.value);
  return location?.organiserId === organiserId;
}

/** Nothing is read for a token that is about another plan. */
const namesAnotherPlan = ({ role, carePlanId }: Principal, id: CarePlanId): boolean =>
  role === 'family' && carePlanId !== undefined && carePlanId !== id;

/** A token from before the plan was filed names no controller; there are a few. */
const seenFrom = async (
  { locations }: CommandApiDeps,
  controller: ControllerId | undefined,
): Promise<readonly ControllerId[]> => (controller === undefined ? locations.controllers() : [controller]);

/** Who answers for a stream, as far as one of these controllers may see its head. */
async function ownerOf(
  { store, retry }: CommandApiDeps,
  stream: StreamName,
  seenFrom: readonly ControllerId[],
): Promise<TenantScope> {
  for (const controller of seenFrom) {
    const heads = await retryWhileUnavailable(() => store.heads({ controller }, [stream]), retry);
    const head = heads.get(stream);
    if (head) return { controller: head.controller };
  }
  throw notFound();
}

async function isOwnPlan(
  deps: CommandApiDeps,
  { role, carePlanId, actorId, controller }: Principal,
  scope: TenantScope,
  id: CarePlanId,
): Promise<boolean> {
  if (role === 'regie' || role === 'officer') return controller === scope.controller;
  if (role === 'family' && carePlanId !== undefined) return carePlanId === id;
  const { events } = await loadCarePlan(deps, scope, id);
  return events[0]?.metadata.actor === actorId;
}

async function policyVersionFor(
  { methods }: CommandApiDeps,
  { controller }: TenantScope,
): Promise<Pick<FoundApplication, 'policyVersion'>> {
  const method = await methods.of(controller);
  return method ? { policyVersion: policyVersionOf(method) } : {};
}
