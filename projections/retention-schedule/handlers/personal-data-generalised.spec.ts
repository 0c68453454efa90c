import { monthNumber } from '@koz/retention';
import { filed, filedPayload, identityPayload, projected, rowsAfter } from '../testing/events.js';

const generalised = (dates: object = identityPayload.generalised) =>
  projected('PersonalDataGeneralised', {
    payload: { ...identityPayload, generalised: dates, retentionPolicyVersion: 'retention@1' },
  });

describe('PersonalDataGeneralised', () => {
  it('closes the precise values, and takes the month of birth from the identity tier', () => {
    expect(rowsAfter(...filed, generalised()).plan).toEqual({
      ...rowsAfter(...filed).plan,
      fence: 'precise',
    });
  });

  it('gives the month of birth back to rows that are built after the precise key went', () => {
    const unreadable = projected('CarePlanFiled', { payload: filedPayload, erased: ['precise'] });
    expect(rowsAfter(unreadable, generalised()).plan).toEqual(rowsAfter(...filed, generalised()).plan);
    expect(rowsAfter(unreadable, generalised()).plan?.birth_month).toBe(monthNumber('2026-03'));
  });

  it('leaves no month of birth where the policy keeps none', () => {
    for (const dates of [{}, { childBirth: '2026' }])
      expect(rowsAfter(...filed, generalised(dates)).plan?.birth_month).toBeNull();
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(generalised()).plan).toBeUndefined();
  });
});
