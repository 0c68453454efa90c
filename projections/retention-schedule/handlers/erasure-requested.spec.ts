import { filed, projected, rowsAfter } from '../testing/events.js';

const requested = projected('ErasureRequested', { payload: { reason: 'familyRequest' } });

describe('ErasureRequested', () => {
  it('says so on the row', () => {
    expect(rowsAfter(...filed, requested).plan).toEqual({
      ...rowsAfter(...filed).plan,
      erasure_requested: true,
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(requested).plan).toBeUndefined();
  });
});
