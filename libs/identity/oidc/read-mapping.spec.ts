import { principalOfClaims } from './claim-mapping.js';
import { ClaimMappingError, parseClaimMapping, readClaimMapping } from './read-mapping.js';
import { flanders, keycloak } from './ready-mappings.js';

const parse = (document: unknown) => parseClaimMapping(JSON.stringify(document), 'koz');
const faultsOf = (document: unknown): readonly string[] => {
  try {
    parse(document);
    return [];
  } catch (error) {
    return (error as ClaimMappingError).faults;
  }
};

describe('the mapping of a file', () => {
  it('is that of Keycloak when there is none', async () => {
    expect(await readClaimMapping(undefined, 'koz')).toEqual(keycloak('koz'));
  });

  it('says only what differs from a ready one', () => {
    const mapping = parse({ base: 'flanders', controllers: { '11002': 'antwerpen' } });
    expect(mapping).toEqual({ ...flanders, controllers: { '11002': 'antwerpen' } });
  });

  it('may be wholly of one’s own', () => {
    const mapping = parse({
      scopes: [],
      roleClaims: [['groups']],
      roles: { 'opvang-regie': 'regie' },
      organiserClaims: [],
      controllerClaims: [['gemeente']],
    });
    expect(principalOfClaims(mapping, { groups: ['opvang-regie'], gemeente: 'mechelen' })).toEqual({
      role: 'regie',
      controller: 'mechelen',
    });
  });

  it.each([
    [{ base: 'azure' }, 'base moet flanders of keycloak zijn'],
    [[], 'het bestand moet één JSON-object zijn'],
    [{ base: 'keycloak', rols: {} }, 'rols bestaat niet'],
    [{ base: 'keycloak', roles: { baas: 'admin' } }, 'roles moet elke naam een van deze rollen geven'],
    [{ base: 'keycloak', roleClaims: ['roles'] }, 'roleClaims moet een lijst zijn van plaatsen'],
    [{ base: 'keycloak', organisers: { OVO1: '1' } }, 'organisers moet elke code het id van een organisator'],
    [{ base: 'keycloak', controllers: { A: 'A!' } }, 'controllers moet elke code het id van een lokaal'],
    [{ base: 'keycloak', scopes: ['a b'] }, 'scopes moet een lijst zijn van woorden'],
    [{ base: 'keycloak', familyWhen: { claim: [] } }, 'familyWhen moet een claim en isOneOf hebben'],
    [{ scopes: [], roleClaims: [], roles: {}, organiserClaims: [] }, 'controllerClaims moet een lijst'],
  ])('is refused in Dutch: %j', (document, fault) => {
    expect(faultsOf(document)).toEqual([expect.stringContaining(fault)]);
  });

  it('is refused without a word of what stands in it', async () => {
    for (const text of ['{"geheim', '{"base":"geheim"}', '{"base":"keycloak","roles":{"geheim":"geheim"}}'])
      expect(() => parseClaimMapping(text, 'koz')).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('geheim') }),
      );
    await expect(readClaimMapping('/nowhere/mapping.json', 'koz')).rejects.toThrow(ClaimMappingError);
  });
});
