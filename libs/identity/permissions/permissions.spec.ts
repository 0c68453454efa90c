import { roles, type Role } from '../principal.js';
import { actions, isOpen, permittedTo, rolesOf, scopeOf, type Action } from './permissions.js';
import { scopes, type Scope } from './scopes.js';

const withScope = (scope: Scope): Action[] =>
  actions.filter((action) => roles.some((role) => scopeOf(action, role) === scope));
const of = (role: Role): Action[] => actions.filter((action) => !isOpen(action) && scopeOf(action, role));

describe('The permissions', () => {
  it('name at least one role for each action, and each scope somewhere', () => {
    for (const action of actions)
      expect({ action, roles: rolesOf(action).length }).not.toEqual({ action, roles: 0 });
    for (const scope of Object.keys(scopes) as Scope[])
      expect({ scope, used: withScope(scope).length > 0 }).toEqual({ scope, used: true });
  });

  it('let nobody but its family, its service point, the regie of its controller and organisers do something to a plan', () => {
    const steps: Action[] = ['declinePlace', 'rectifyPersonalData', 'amendCarePlan', 'requestErasure'];
    for (const step of steps) expect(rolesOf(step)).toEqual(['family', 'servicePoint']);
    expect(rolesOf('addLocations')).toEqual(['family', 'servicePoint', 'regie']);
    expect(rolesOf('approve')).toEqual(['organiser']);
    expect(rolesOf('withdraw')).toEqual(['family']);
  });

  it('give the agency figures alone, and each role its own reach only', () => {
    const reach: Readonly<Record<Role, readonly Scope[]>> = {
      family: ['filing', 'ownPlan', 'self'],
      servicePoint: ['filing', 'mandate', 'self'],
      organiser: ['organisation', 'pool', 'self'],
      regie: ['controller', 'emergencies', 'self'],
      agency: ['aggregates', 'self'],
      auditor: ['controller', 'proofs', 'self'],
      officer: ['controller', 'proofs', 'self'],
    };
    for (const role of roles) {
      const found = new Set(of(role).flatMap((action) => scopeOf(action, role) ?? []));
      expect({ role, reach: [...found].sort() }).toEqual({ role, reach: reach[role] });
    }
    expect(of('agency')).toEqual(['readSummary', 'readSession', 'logOut']);
  });

  it('keep of what is wanted what a role may do, in its order', () => {
    expect(permittedTo('servicePoint', ['withdraw', 'withdrawCarePlan', 'approve'])).toEqual([
      'withdrawCarePlan',
    ]);
    expect(permittedTo('organiser', ['reject', 'confirmPlace', 'addLocations'])).toEqual([
      'reject',
      'confirmPlace',
    ]);
  });
});
