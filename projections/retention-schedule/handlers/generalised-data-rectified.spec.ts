import { monthNumber } from '@koz/retention';
import { filed, identityPayload, projected, rowsAfter } from '../testing/events.js';

const rectified = projected('GeneralisedDataRectified', {
  payload: { ...identityPayload, generalised: { childBirth: '2026-05' } },
});

describe('GeneralisedDataRectified', () => {
  it('moves the month of birth', () => {
    expect(rowsAfter(...filed, rectified).plan).toEqual({
      ...rowsAfter(...filed).plan,
      birth_month: monthNumber('2026-05'),
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(rectified).plan).toBeUndefined();
  });
});
