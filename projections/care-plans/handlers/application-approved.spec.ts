import { instant } from '@koz/privacy-types';
import { filed, projected, rowsAfter } from '../testing/events.js';

const at = instant('2026-07-05T09:00:00Z');
const payload = { reason: 'enteredByMistake' };

describe('ApplicationApproved', () => {
  it('moves the application to approved, and remembers when and why', () => {
    const before = rowsAfter(...filed).application;
    const after = rowsAfter(
      ...filed,
      projected('ApplicationApproved', { at, revision: 3, payload }),
    ).application;
    expect(after).toEqual({
      ...before,
      status: 'approved',
      since: at,
      revision: 3,
      history: [...before!.history, 'approved 2026-07-05T09:00:00.000Z enteredByMistake'],
    });
  });

  it('remembers no reason where none was given', () => {
    const { history } = rowsAfter(...filed, projected('ApplicationApproved', { at })).application!;
    expect(history.at(-1)).toBe('approved 2026-07-05T09:00:00.000Z');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(projected('ApplicationApproved', { at })).application).toBeUndefined();
  });
});
