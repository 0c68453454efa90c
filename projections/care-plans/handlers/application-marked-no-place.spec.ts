import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const payload = { reason: 'groupFull' };

describe('ApplicationMarkedNoPlace', () => {
  it('moves the application to no place, and remembers when and why', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(
      ...filed,
      projected('ApplicationMarkedNoPlace', { at, revision: 3, payload }),
    ).application;
    expect(after).toEqual({
      ...before,
      status: 'noPlace',
      since: at,
      revision: 3,
      history: [...before!.history, 'noPlace 2026-07-05T09:00:00.000Z groupFull'],
    });
  });

  it('remembers no reason where none was given', () => {
    const { history } = rowsAfter(...filed, projected('ApplicationMarkedNoPlace', { at })).application!;
    expect(history.at(-1)).toBe('noPlace 2026-07-05T09:00:00.000Z');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('ApplicationMarkedNoPlace', { at })).application).toBeUndefined();
  });
});
