import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-06T09:00:00.000Z');
const reinstated = projected('ApplicationReinstated', { payload: { status: 'noPlace' }, at, revision: 3 });

describe('ApplicationReinstated', () => {
  it('returns the application to what it was, since now, at its place in the waiting order', () => {
    const withdrawn = projected('ApplicationWithdrawn', { revision: 2 });
    expect(rowsAfter(...filed, withdrawn, reinstated).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'noPlace',
      since: at,
      revision: 3,
    });
  });

  it('makes no row of an application that was erased', () => {
    expect(rowsAfter(reinstated).application).toBeUndefined();
  });
});
