import { principalOfClaims, type ClaimMapping } from './claim-mapping.js';
import { flanders, keycloak } from './ready-mappings.js';

const organiserId = '0b8f9c1e-8d5b-4a55-9a2e-0d6c8a8f4b10';
const otherOrganiser = '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10';

const acm: ClaimMapping = {
  ...flanders,
  organisers: { OVO000001: organiserId, OVO000002: otherOrganiser },
  controllers: { OVO002949: 'antwerpen', '11002': 'antwerpen', '12025': 'mechelen' },
};
const role3d = (...entries: string[]) => ({
  dv_kinderopvangzoeker_rol_3d: entries.map((entry) => `Kinderopvangzoeker-${entry}`),
});

describe('claims of the Flemish government', () => {
  it.each([
    ['a role with its organisation', role3d('organisator:OVO000001'), { role: 'organiser', organiserId }],
    [
      'a role without one, for the organisation of the log-in',
      { ...role3d('organisator'), vo_orgcode: 'OVO000002' },
      { role: 'organiser', organiserId: otherOrganiser },
    ],
    [
      'a role whose organisation is not that of the log-in',
      { ...role3d('organisator:OVO000001'), vo_orgcode: 'OVO000002' },
      { role: 'organiser', organiserId },
    ],
    [
      'a municipality by its OVO code',
      { ...role3d('regie'), vo_orgcode: 'OVO002949' },
      { role: 'regie', controller: 'antwerpen' },
    ],
    [
      'a municipality by its NIS code where the OVO code is not in the table',
      { ...role3d('loket'), vo_orgcode: 'OVO009999', niscode: '12025' },
      { role: 'servicePoint', controller: 'mechelen' },
    ],
    [
      'one text instead of a list',
      { dv_kinderopvangzoeker_rol_3d: 'Kinderopvangzoeker-agentschap' },
      { role: 'agency' },
    ],
    ['a citizen', { vo_doelgroepcode: 'BUR' }, { role: 'family' }],
    [
      'a role of another application beside ours',
      { dv_kinderopvangzoeker_rol_3d: ['Wegwijs-beheerder:OVO1', 'Kinderopvangzoeker-functionaris:11002'] },
      { role: 'officer', controller: 'antwerpen' },
    ],
  ])('say %s', (_case, claims, principal) => {
    expect(principalOfClaims(acm, claims)).toEqual(principal);
  });

  it.each([
    ['noRole', { vo_orgcode: 'OVO000001' }],
    ['noRole', { vo_doelgroepcode: 'GID' }],
    ['severalRoles', role3d('organisator:OVO000001', 'regie:11002')],
    ['noOrganiser', role3d('organisator')],
    ['noOrganiser', { ...role3d('organisator:OVO777777'), vo_orgcode: 'OVO000001' }],
    ['severalOrganisers', role3d('organisator:OVO000001', 'organisator:OVO000002')],
    ['noController', { ...role3d('auditor'), vo_orgcode: 'OVO000001' }],
    ['noController', { ...role3d('auditor'), vo_orgcode: 'constructor' }],
    ['severalControllers', role3d('functionaris:11002', 'functionaris:12025')],
  ] as const)('are refused with %s', (refused, claims) => {
    expect(principalOfClaims(acm, claims)).toEqual({ refused });
  });
});

describe('claims of Keycloak', () => {
  const mapping = keycloak('koz.portal');

  it.each([
    ['a role of the realm', { realm_access: { roles: ['gezin', 'offline_access'] } }, { role: 'family' }],
    [
      'a role of the client, whose name holds a dot',
      { resource_access: { 'koz.portal': { roles: ['organiser'] } }, organiserId },
      { role: 'organiser', organiserId },
    ],
    [
      'the same role twice',
      {
        realm_access: { roles: ['regie'] },
        resource_access: { 'koz.portal': { roles: ['regie'] } },
        controller: ['antwerpen'],
      },
      { role: 'regie', controller: 'antwerpen' },
    ],
  ])('say %s', (_case, claims, principal) => {
    expect(principalOfClaims(mapping, claims)).toEqual(principal);
  });

  it.each([
    ['noRole', { resource_access: { other: { roles: ['officer'] } } }],
    ['noRole', { realm_access: { roles: ['constructor', 'toString'] } }],
    ['noRole', { realm_access: null, resource_access: ['koz.portal'] }],
    ['noOrganiser', { realm_access: { roles: ['organiser'] }, organiserId: 'not a uuid' }],
    ['noController', { realm_access: { roles: ['officer'] }, controller: 'Antwerpen!' }],
    ['severalControllers', { realm_access: { roles: ['officer'] }, controller: ['antwerpen', 'mechelen'] }],
  ] as const)('are refused with %s', (refused, claims) => {
    expect(principalOfClaims(mapping, claims)).toEqual({ refused });
  });
});
