import { filed, projected, rowsAfter } from '../testing/events.js';

const identity = Buffer.from('newer identity envelope');
const event = projected('GeneralisedDataRectified', { sealed: { identity }, revision: 1 });

describe('GeneralisedDataRectified', () => {
  it("brings the plan's row to its revision with the newer envelope and leaves the rest", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({
      ...rowsAfter(...filed).plan,
      identity,
      revision: 1,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
