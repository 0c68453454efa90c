import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('PlaceFound', { payload: { applicationId }, revision: 4 });

describe('PlaceFound', () => {
  it("brings the plan's row to its revision and leaves the rest", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({ ...rowsAfter(...filed).plan, revision: 4 });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
