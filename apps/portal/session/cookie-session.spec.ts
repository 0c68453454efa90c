import { failureOf, isSamePerson, loginAddress, requestOf, whoOf } from './cookie-session.js';

const family = whoOf({ role: 'family', carePlanId: 'a', controller: 'antwerpen', carePlanIds: ['a', 'b'] });

describe('a session that the server keeps', () => {
  it('is of a role and ids, without a token', () => {
    expect(whoOf({ role: 'regie', controller: 'antwerpen', carePlanIds: [] })).toEqual({
      role: 'regie',
      controller: 'antwerpen',
      carePlanIds: [],
      name: 'regie kinderopvang',
    });
  });

  it('begins at the provider, and goes on at the page that was wanted', () => {
    expect(loginAddress('/regie?jaar=2026&x=1')).toBe(
      '/api/v1/session/login?to=%2Fregie%3Fjaar%3D2026%26x%3D1',
    );
  });

  it.each([
    ['another plan of the same family', { ...family, carePlanId: 'b', controller: 'mechelen' }, true],
    ['another family', { ...family, carePlanIds: ['c'] }, false],
    ['another role', { ...family, role: 'regie' as const }, false],
  ])('goes on after it expired as %s: %#', (_case, now, same) => {
    expect(isSamePerson(family, now)).toBe(same);
  });

  it('of an official goes on for the same local government only', () => {
    const antwerp = whoOf({ role: 'officer', controller: 'antwerpen', carePlanIds: [] });
    expect(isSamePerson(antwerp, antwerp)).toBe(true);
    expect(isSamePerson(antwerp, { ...antwerp, controller: 'mechelen' })).toBe(false);
  });

  it('asks a token of development for nothing but its claims', () => {
    expect(requestOf({ ...family, token: 'x' })).toEqual({
      role: 'family',
      carePlanId: 'a',
      controller: 'antwerpen',
    });
  });

  it('says in words why a log-in came to nothing', () => {
    expect(failureOf(undefined)).toBeUndefined();
    expect(failureOf('geen-rol')).toContain('geen rol');
    expect(failureOf('constructor')).toBe('Aanmelden lukte niet. Probeer het opnieuw.');
  });
});
