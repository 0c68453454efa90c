import { filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('LegalHoldLiftRequested', { revision: 1 });

describe('LegalHoldLiftRequested', () => {
  it("brings the plan's row to its revision and leaves the rest", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({
      ...rowsAfter(...filed).plan,

      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
