import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');

describe('ApplicationApproved', () => {
  it('moves the application to approved, from that moment', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(...filed, projected('ApplicationApproved', { at, revision: 3 })).application;
    expect(after).toEqual({ ...before, status: 'approved', since: at, revision: 3 });
  });

  it('makes no row of an application whose plan was erased', () => {
    expect(rowsAfter(projected('ApplicationApproved', { at })).application).toBeUndefined();
  });
});
