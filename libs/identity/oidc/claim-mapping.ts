import { isControllerId, isUuid, type ControllerId, type OrganiserId } from '@koz/privacy-types';
import type { Principal, Role } from '../principal.js';

/** Where a claim stands: `['realm_access', 'roles']`. A list, for names of clients hold dots. */
export type ClaimPath = readonly string[];

/** The claims of a verified token, as its provider wrote them. */
export type Claims = Readonly<Record<string, unknown>>;

/** How the claims of a provider become one of our roles and the ids that bound it. Data: it can be a JSON file. */
export interface ClaimMapping {
  /** What the portal asks the provider for, beside `openid`. */
  readonly scopes: readonly string[];
  /** The claims that hold names of roles, each a text or a list of texts. */
  readonly roleClaims: readonly ClaimPath[];
  /**
   * What stands between a role and the organisation for which its bearer has it, as in `role:context`. A role that was
   * given for one organisation says nothing about another: where there is a context, nothing else is looked at.
   */
  readonly contextAfter?: string;
  /** The provider's name of a role, and ours. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Who has none of the roles is a family where this claim is one of these. */
  readonly familyWhen?: { readonly claim: ClaimPath; readonly isOneOf: readonly string[] };
  /** Where the organisation of an organiser's user stands: the first that is known counts. */
  readonly organiserClaims: readonly ClaimPath[];
  /** The provider's code of an organisation, and our id; absent: the claim holds the id itself. */
  readonly organisers?: Readonly<Record<string, string>>;
  /** Where the local government stands that its bearer works for. */
  readonly controllerClaims: readonly ClaimPath[];
  /** The provider's code of a local government, and our id; absent: the claim holds the id itself. */
  readonly controllers?: Readonly<Record<string, string>>;
}

/** Why somebody whom the provider knows does not get in here. */
export type ClaimRefusal =
  'noRole' | 'severalRoles' | 'noOrganiser' | 'severalOrganisers' | 'noController' | 'severalControllers';

/** What claims say of a person: a role and the ids that bound it. Whose plan a family's is, no claim says. */
export type MappedPrincipal = Pick<Principal, 'role' | 'organiserId' | 'controller'>;

/** Roles that work for one local government, and mean nothing without it. */
const rolesOfController: readonly Role[] = ['servicePoint', 'regie', 'auditor', 'officer'];

/** One role that was given, and the organisation for which. */
interface GivenRole {
  readonly role: Role;
  readonly context?: string;
}

/** Who these claims are about, or why nobody. Where they could be two, they are nobody: nothing is chosen for them. */
export function principalOfClaims(
  mapping: ClaimMapping,
  claims: Claims,
): MappedPrincipal | { readonly refused: ClaimRefusal } {
  const given = givenRoles(mapping, claims);
  const roles = [...new Set(given.map(({ role }) => role))];
  if (roles.length > 1) return { refused: 'severalRoles' };
  const role = roles[0] ?? (isFamily(mapping, claims) ? 'family' : undefined);
  if (role === undefined) return { refused: 'noRole' };
  const contexts = given.flatMap(({ context }) => (context === undefined ? [] : [context]));
  if (role === 'organiser') return organiserOf(mapping, claims, contexts);
  if (!rolesOfController.includes(role)) return { role };
  const { controllerClaims, controllers } = mapping;
  const found = idsOf(claims, contexts, controllerClaims, controllers, isControllerId);
  if (found.length > 1) return { refused: 'severalControllers' };
  return found[0] === undefined
    ? { refused: 'noController' }
    : { role, controller: found[0] as ControllerId };
}

function organiserOf(
  { organiserClaims, organisers }: ClaimMapping,
  claims: Claims,
  contexts: readonly string[],
): MappedPrincipal | { readonly refused: ClaimRefusal } {
  const found = idsOf(claims, contexts, organiserClaims, organisers, isUuid);
  if (found.length > 1) return { refused: 'severalOrganisers' };
  return found[0] === undefined
    ? { refused: 'noOrganiser' }
    : { role: 'organiser', organiserId: found[0] as OrganiserId };
}

/** The roles that claims give; a name that the mapping does not know is of another application. */
function givenRoles({ roleClaims, contextAfter, roles }: ClaimMapping, claims: Claims): GivenRole[] {
  return roleClaims
    .flatMap((path) => textsAt(claims, path))
    .flatMap((entry) => {
      const cut = contextAfter === undefined ? -1 : entry.indexOf(contextAfter);
      const role = ownOf(roles, cut < 0 ? entry : entry.slice(0, cut));
      if (role === undefined) return [];
      return cut < 0 ? [{ role }] : [{ role, context: entry.slice(cut + (contextAfter?.length ?? 0)) }];
    });
}

const isFamily = ({ familyWhen }: ClaimMapping, claims: Claims): boolean =>
  familyWhen !== undefined &&
  textsAt(claims, familyWhen.claim).some((value) => familyWhen.isOneOf.includes(value));

/** The different ids that the contexts, or else the first claim that is known, stand for. */
function idsOf(
  claims: Claims,
  contexts: readonly string[],
  paths: readonly ClaimPath[],
  table: Readonly<Record<string, string>> | undefined,
  isId: (value: unknown) => boolean,
): string[] {
  const known = (codes: readonly string[]): string[] => [
    ...new Set(codes.flatMap((code) => (table ? (ownOf(table, code) ?? []) : code)).filter(isId)),
  ];
  if (contexts.length > 0) return known(contexts);
  return paths.map((path) => known(textsAt(claims, path))).find((ids) => ids.length > 0) ?? [];
}

/** The texts at a place in the claims, whether one stands there or a list. */
function textsAt(claims: Claims, path: ClaimPath): string[] {
  const value = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? ownOf(at as Claims, name) : undefined),
    claims,
  );
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}

/** Never what every object has by itself: a claim may be called `constructor`. */
const ownOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
