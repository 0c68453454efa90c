import type { Schemas } from '@koz/api-client';
import { groundErrors, idOfField, nextVersion } from './decision.js';

type Adopted = Schemas['AdoptedMethod'];
const adopted = (policyVersion: string) => ({ policyVersion }) as Adopted;
const method1 = { id: 'method-1', policy: { version: 1 } };

describe('deciding on a method', () => {
  it('takes its own version the first time, and then one that is newer than any adopted', () => {
    expect(nextVersion({ method: null, earlierMethods: [] }, method1)).toBe(1);
    expect(nextVersion({ method: adopted('maxim@1'), earlierMethods: [] }, method1)).toBe(1);
    const history = {
      method: adopted('maxim@7'),
      earlierMethods: [adopted('method-1@3'), adopted('method-1@2')],
    };
    expect(nextVersion(history, method1)).toBe(4);
    expect(nextVersion(history, { ...method1, policy: { version: 9 } })).toBe(9);
  });

  it('needs a ground, and a day that exists where one is given', () => {
    expect(groundErrors('', '')).toEqual({ grond: 'Kies een grond.' });
    expect(groundErrors('lokAdvice', '')).toEqual({});
    expect(groundErrors('lokAdvice', '31/02/2027')).toEqual({
      'grond-dag': 'Vul een bestaande dag in als dd/mm/jjjj.',
    });
  });

  it.each([
    ['ground', 'grond'],
    ['groundDate', 'grond-dag'],
    ['method.version', 'nieuwe-methode'],
    ['effectiveFrom', 'ingang'],
    ['retention.thresholds.P2Y6M.months', 'voorstel-eerste'],
    ['retention.thresholds.P5Y.months', 'voorstel-tweede'],
    ['retention.k', 'voorstel-k'],
  ])('shows an error of %s at %s', (field, id) => expect(idOfField(field)).toBe(id));
});
