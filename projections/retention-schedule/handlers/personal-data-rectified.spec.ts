import { monthNumber } from '@koz/retention';
import { filed, planning, projected, rowsAfter } from '../testing/events.js';

const rectified = (payload: object) => projected('PersonalDataRectified', { payload });

describe('PersonalDataRectified', () => {
  it('moves the month of birth, when the expected date becomes the actual one', () => {
    const born = rectified({ child: { birthDate: '2026-04-02', expected: false } });
    expect(rowsAfter(...filed, born).plan).toEqual({
      ...rowsAfter(...filed).plan,
      birth_month: monthNumber('2026-04'),
    });
  });

  it('moves nothing within a month, nor with a tier that says nothing of it', () => {
    for (const payload of [
      { child: { birthDate: '2026-03-02', expected: false } },
      { parent: { firstName: 'Anna' }, priorityRules: [] },
      { ...planning, postcode: '2018' },
    ])
      expect(rowsAfter(...filed, rectified(payload)).plan).toEqual(rowsAfter(...filed).plan);
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(rectified({ parent: { firstName: 'Anna' } })).plan).toBeUndefined();
  });
});
