import { filed, later, projected, rowsAfter } from '../testing/events.js';

const moved = projected('ApplicationRejected', { at: later, position: 9, revision: 1 });

describe('ApplicationRejected', () => {
  it('decides on the application and ends it', () => {
    expect(rowsAfter(...filed, moved).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'rejected',
      since: later,
      decided_at: later,
      ended_at: later,
      history: ['created@5', 'rejected@9'],
      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(moved).application).toBeUndefined();
  });
});
