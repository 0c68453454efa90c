import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const payload = { reason: 'enteredByMistake' };

describe('ApplicationAccepted', () => {
  it('moves the application to accepted, and remembers when and why', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(
      ...filed,
      projected('ApplicationAccepted', { at, revision: 3, payload }),
    ).application;
    expect(after).toEqual({
      ...before,
      status: 'accepted',
      since: at,
      revision: 3,
      history: [...before!.history, 'accepted 2026-07-05T09:00:00.000Z enteredByMistake'],
    });
  });

  it('remembers no reason where none was given', () => {
    const { history } = rowsAfter(...filed, projected('ApplicationAccepted', { at })).application!;
    expect(history.at(-1)).toBe('accepted 2026-07-05T09:00:00.000Z');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('ApplicationAccepted', { at })).application).toBeUndefined();
  });
});
