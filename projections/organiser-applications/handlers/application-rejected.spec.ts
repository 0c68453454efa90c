import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');

describe('ApplicationRejected', () => {
  it('moves the application to rejected, from that moment', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(...filed, projected('ApplicationRejected', { at, revision: 3 })).application;
    expect(after).toEqual({ ...before, status: 'rejected', since: at, revision: 3 });
  });

  it('makes no row of an application whose plan was erased', () => {
    expect(rowsAfter(projected('ApplicationRejected', { at })).application).toBeUndefined();
  });
});
