import { instant } from '@koz/privacy-types';
import { monthNumber } from '@koz/retention';
import { filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('ApplicationMarkedNoPlace', { at: instant('2027-02-28T23:30:00Z') });

describe('ApplicationMarkedNoPlace', () => {
  it('moves the application to noPlace, in the month that it is in Belgium', () => {
    expect(rowsAfter(...filed, event).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'noPlace',
      since_month: monthNumber('2027-03'),
    });
  });

  it('makes no row of an application whose plan is gone', () => {
    expect(rowsAfter(event).application).toBeUndefined();
  });
});
