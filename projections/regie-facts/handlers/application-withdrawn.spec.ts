import { filed, later, projected, rowsAfter } from '../testing/events.js';

const moved = projected('ApplicationWithdrawn', { at: later, position: 9, revision: 1 });

describe('ApplicationWithdrawn', () => {
  it('ends the application, which is no decision', () => {
    expect(rowsAfter(...filed, moved).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'withdrawn',
      since: later,
      ended_at: later,
      history: ['created@5', 'withdrawn@9'],
      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(moved).application).toBeUndefined();
  });
});
