import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const payload = { reason: 'notEligible' };

describe('ApplicationRejected', () => {
  it('moves the application to rejected, and remembers when and why', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(
      ...filed,
      projected('ApplicationRejected', { at, revision: 3, payload }),
    ).application;
    expect(after).toEqual({
      ...before,
      status: 'rejected',
      since: at,
      revision: 3,
      history: [...before!.history, 'rejected 2026-07-05T09:00:00.000Z notEligible'],
    });
  });

  it('remembers no reason where none was given', () => {
    const { history } = rowsAfter(...filed, projected('ApplicationRejected', { at })).application!;
    expect(history.at(-1)).toBe('rejected 2026-07-05T09:00:00.000Z');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('ApplicationRejected', { at })).application).toBeUndefined();
  });
});
