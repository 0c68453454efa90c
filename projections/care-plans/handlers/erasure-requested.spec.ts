import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('ErasureRequested', { revision: 1 });

describe('ErasureRequested', () => {
  it("brings the plan's row to its revision and leaves the rest", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 1,
    });
  });

  it('leaves no place that a term could confirm', () => {
    const found = projected('PlaceFound', { payload: { applicationId } });
    expect(rowsAfter(...filed, found, event).plan).toEqual(rowsAfter(...filed, event).plan);
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
