import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const payload = { reason: 'placeFoundElsewhere' };

describe('ApplicationWithdrawn', () => {
  it('moves the application to withdrawn, and remembers when and why', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(
      ...filed,
      projected('ApplicationWithdrawn', { at, revision: 3, payload }),
    ).application;
    expect(after).toEqual({
      ...before,
      status: 'withdrawn',
      since: at,
      revision: 3,
      history: [...before!.history, 'withdrawn 2026-07-05T09:00:00.000Z placeFoundElsewhere'],
    });
  });

  it('remembers no reason where none was given', () => {
    const { history } = rowsAfter(...filed, projected('ApplicationWithdrawn', { at })).application!;
    expect(history.at(-1)).toBe('withdrawn 2026-07-05T09:00:00.000Z');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('ApplicationWithdrawn', { at })).application).toBeUndefined();
  });
});
