import { filed, later, projected, rowsAfter } from '../testing/events.js';

const moved = projected('ApplicationApproved', { at: later, position: 9, revision: 1 });

describe('ApplicationApproved', () => {
  it('decides on the application', () => {
    expect(rowsAfter(...filed, moved).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'approved',
      since: later,
      decided_at: later,
      history: ['created@5', 'approved@9'],
      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(moved).application).toBeUndefined();
  });
});
