import { filed, later, latest, projected, rowsAfter } from '../testing/events.js';

const withdrawn = projected('ApplicationWithdrawn', { at: later, position: 9, revision: 1 });
const reinstated = projected('ApplicationReinstated', {
  payload: { status: 'created' },
  at: latest,
  position: 12,
  revision: 2,
});

describe('ApplicationReinstated', () => {
  it('has not ended any more, and waits as long as it did since its creation', () => {
    expect(rowsAfter(...filed, withdrawn, reinstated).application).toEqual({
      ...rowsAfter(...filed).application,
      since: latest,
      history: ['created@5', 'withdrawn@9', 'created@12'],
      revision: 2,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(reinstated).application).toBeUndefined();
  });
});
