import { instant } from '@koz/privacy-types';
import { monthNumber } from '@koz/retention';
import { filed, projected, rowsAfter } from '../testing/events.js';

const withdrawn = projected('CarePlanWithdrawn', { at: instant('2027-02-28T23:30:00Z') });

describe('CarePlanWithdrawn', () => {
  it('says in which month, as it is in Belgium', () => {
    expect(rowsAfter(...filed, withdrawn).plan).toEqual({
      ...rowsAfter(...filed).plan,
      withdrawn_month: monthNumber('2027-03'),
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(withdrawn).plan).toBeUndefined();
  });
});
