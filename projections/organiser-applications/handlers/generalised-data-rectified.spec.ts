import { filed, projected, rowsAfter } from '../testing/events.js';

const identity = Buffer.from('newer identity envelope');
const rectified = projected('GeneralisedDataRectified', { sealed: { identity } });

describe('GeneralisedDataRectified', () => {
  it("puts the newer identity envelope on the plan's row and leaves the rest", () => {
    expect(rowsAfter(...filed, rectified).plan).toEqual({ ...rowsAfter(...filed).plan, identity });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(rectified).plan).toBeUndefined();
  });
});
