import { filedFor, projected, rowAfter } from '../testing/events.js';

const event = projected('LegalHoldLiftRequested', { revision: 1 });

describe('LegalHoldLiftRequested', () => {
  it("brings the row to its plan's revision and leaves the rest", () => {
    expect(rowAfter(filedFor('allLocations'), event)).toEqual({
      ...rowAfter(filedFor('allLocations')),
      revision: 1,
    });
  });

  it('makes no row of a plan without one', () => {
    expect(rowAfter(event)).toBeUndefined();
  });
});
