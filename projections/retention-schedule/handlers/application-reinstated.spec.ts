import { instant } from '@koz/privacy-types';
import { monthNumber } from '@koz/retention';
import { filed, projected, rowsAfter } from '../testing/events.js';

const withdrawn = projected('ApplicationWithdrawn');
const event = projected('ApplicationReinstated', {
  at: instant('2027-02-28T23:30:00Z'),
  payload: { status: 'accepted' },
});

describe('ApplicationReinstated', () => {
  it('moves the application to what it was, in the month that it is in Belgium', () => {
    expect(rowsAfter(...filed, withdrawn, event).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'accepted',
      since_month: monthNumber('2027-03'),
    });
  });

  it('makes no row of an application whose plan is gone', () => {
    expect(rowsAfter(event).application).toBeUndefined();
  });
});
