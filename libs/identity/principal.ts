import type { ActorId, CarePlanId, ControllerId, OrganiserId } from '@koz/privacy-types';

/** Who may call: a family, or somebody who works for one of the organisations (DOMAIN: "Other roles"). */
export const roles = [
  'family',
  'servicePoint',
  'organiser',
  'regie',
  'agency',
  'auditor',
  'officer',
] as const;
export type Role = (typeof roles)[number];

/** Who makes a request, as its token says. Holds ids only: no name, no e-mail address, no national number. */
export interface Principal {
  /** Stands for the person in metadata and in the disclosure ledger. */
  readonly actorId: ActorId;
  readonly role: Role;
  /** The organisation that an organiser's user works for. */
  readonly organiserId?: OrganiserId;
  /** The tenant in whose scope this principal reads and writes. */
  readonly controller?: ControllerId;
  /** The one plan that a family's token is about. */
  readonly carePlanId?: CarePlanId;
}

/** The claims of a token beside its subject. */
export type PrincipalClaims = Omit<Principal, 'actorId'> & {
  /** In development: which person of the organisation, where something takes two. Absent: always the same one. */
  readonly person?: number;
};
