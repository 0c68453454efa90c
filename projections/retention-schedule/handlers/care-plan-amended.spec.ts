import { monthNumber } from '@koz/retention';
import { filed, planning, projected, rowsAfter } from '../testing/events.js';

const amended = projected('CarePlanAmended', { payload: { ...planning, startDate: '2027-02-15' } });

describe('CarePlanAmended', () => {
  it('moves the start of care and leaves the rest', () => {
    expect(rowsAfter(...filed, amended).plan).toEqual({
      ...rowsAfter(...filed).plan,
      start_month: monthNumber('2027-02'),
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(amended).plan).toBeUndefined();
  });
});
