import { filed, projected, rowsAfter } from '../testing/events.js';

const withdrawn = projected('CarePlanWithdrawn', { revision: 1 });

describe('CarePlanWithdrawn', () => {
  it('ends the plan and leaves its data as they are', () => {
    expect(rowsAfter(...filed, withdrawn).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 1,
      status: 'withdrawn',
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(withdrawn).plan).toBeUndefined();
  });
});
