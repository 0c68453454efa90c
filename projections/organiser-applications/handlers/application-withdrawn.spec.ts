import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');

describe('ApplicationWithdrawn', () => {
  it('moves the application to withdrawn, from that moment', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(...filed, projected('ApplicationWithdrawn', { at, revision: 3 })).application;
    expect(after).toEqual({ ...before, status: 'withdrawn', since: at, revision: 3 });
  });

  it('makes no row of an application whose plan was erased', () => {
    expect(rowsAfter(projected('ApplicationWithdrawn', { at })).application).toBeUndefined();
  });
});
