import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');

describe('ApplicationMarkedNoPlace', () => {
  it('moves the application to noPlace, from that moment', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(...filed, projected('ApplicationMarkedNoPlace', { at, revision: 3 })).application;
    expect(after).toEqual({ ...before, status: 'noPlace', since: at, revision: 3 });
  });

  it('makes no row of an application whose plan was erased', () => {
    expect(rowsAfter(projected('ApplicationMarkedNoPlace', { at })).application).toBeUndefined();
  });
});
