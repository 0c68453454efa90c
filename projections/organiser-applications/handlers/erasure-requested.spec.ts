import { filed, projected, rowsAfter, wholeRowsAfter } from '../testing/events.js';

const requested = projected('ErasureRequested', { position: 9 });

describe('ErasureRequested', () => {
  it('leaves the plan as it is until its keys are gone, and says that what is shown of it changed', () => {
    expect(rowsAfter(...filed, requested)).toEqual(rowsAfter(...filed));
    expect(wholeRowsAfter(...filed, requested).plan?.shown_position).toBe(9);
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(requested).plan).toBeUndefined();
  });
});
