import type { ActorId, CarePlanId, ControllerId, OrganiserId } from '@koz/privacy-types';
import type { Principal } from '../principal.js';
import { principalOfClaims, type ClaimMapping, type ClaimRefusal, type Claims } from './claim-mapping.js';

/** Gives each subject of a provider one random id, the same every time. */
export interface Actors {
  actorOf(issuer: string, subject: string): Promise<ActorId>;
}

/** A plan, and who answers for it. */
export interface LinkedPlan {
  readonly carePlanId: CarePlanId;
  readonly controller: ControllerId;
}

/** What is known here of somebody beside the claims. */
export interface PrincipalDeps {
  readonly mapping: ClaimMapping;
  readonly actors: Actors;
  /** Who answers for the locations of an organiser; undefined for one that has none here. */
  readonly controllerOf: (organiserId: OrganiserId) => Promise<ControllerId | undefined>;
  /** The plans that a family filed under its own log-in. */
  readonly plansOf: (actorId: ActorId) => Promise<readonly LinkedPlan[]>;
}

/**
 * Who somebody is here, from verified claims. A family with one plan is there about that plan; with several it is
 * about none until it chooses.
 */
export async function principalFor(
  deps: PrincipalDeps,
  claims: Claims & { readonly iss: string; readonly sub: string },
): Promise<Principal | { readonly refused: ClaimRefusal }> {
  const mapped = principalOfClaims(deps.mapping, claims);
  if ('refused' in mapped) return mapped;
  const actorId = await deps.actors.actorOf(claims.iss, claims.sub);
  if (mapped.organiserId !== undefined) {
    const controller = await deps.controllerOf(mapped.organiserId);
    return { actorId, ...mapped, ...(controller === undefined ? {} : { controller }) };
  }
  if (mapped.role !== 'family') return { actorId, ...mapped };
  const plans = await deps.plansOf(actorId);
  const [only] = plans.length === 1 ? plans : [];
  return { actorId, role: 'family', ...only };
}
