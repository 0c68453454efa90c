import { filed, later, projected, rowsAfter } from '../testing/events.js';

const moved = projected('ApplicationMarkedNoPlace', { at: later, position: 9, revision: 1 });

describe('ApplicationMarkedNoPlace', () => {
  it('takes the application up', () => {
    expect(rowsAfter(...filed, moved).application).toEqual({
      ...rowsAfter(...filed).application,
      status: 'noPlace',
      since: later,
      taken_up_at: later,
      history: ['created@5', 'noPlace@9'],
      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(moved).application).toBeUndefined();
  });
});
