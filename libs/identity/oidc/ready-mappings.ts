import { roles, type Role } from '../principal.js';
import type { ClaimMapping } from './claim-mapping.js';

/** Names of roles in Dutch, as a Flemish administrator would write them. */
const dutchNames: Readonly<Record<string, Role>> = {
  gezin: 'family',
  loket: 'servicePoint',
  organisator: 'organiser',
  regie: 'regie',
  agentschap: 'agency',
  auditor: 'auditor',
  functionaris: 'officer',
};

const ownNames = Object.fromEntries(roles.map((role) => [role, role]));

/**
 * Access management of the Flemish government (ACM/IDM): roles of this application with the organisation for which
 * they were given, organisations by their OVO code, municipalities by their NIS code, and citizens as the target group
 * `BUR`. The tables of codes are an installation's own: without them no organisation is known.
 */
export const flanders: ClaimMapping = {
  scopes: ['profile', 'vo', 'dv_kinderopvangzoeker'],
  roleClaims: [['dv_kinderopvangzoeker_rol_3d']],
  contextAfter: ':',
  roles: Object.fromEntries(
    Object.entries(dutchNames)
      .filter(([, role]) => role !== 'family')
      .map(([name, role]) => [`Kinderopvangzoeker-${name}`, role]),
  ),
  familyWhen: { claim: ['vo_doelgroepcode'], isOneOf: ['BUR'] },
  organiserClaims: [['vo_orgcode']],
  organisers: {},
  controllerClaims: [['vo_orgcode'], ['niscode']],
  controllers: {},
};

/**
 * Keycloak: roles of the realm or of our client, by our names or the Dutch ones; the ids as attributes of the user,
 * which a mapper of the client writes into the token.
 */
export const keycloak = (clientId: string): ClaimMapping => ({
  scopes: ['profile'],
  roleClaims: [
    ['realm_access', 'roles'],
    ['resource_access', clientId, 'roles'],
  ],
  roles: { ...ownNames, ...dutchNames },
  organiserClaims: [['organiserId']],
  controllerClaims: [['controller']],
});
