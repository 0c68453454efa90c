import { filedFor, projected, rowAfter } from '../testing/events.js';

const withdrawn = projected('CarePlanWithdrawn', { revision: 1 });

describe('CarePlanWithdrawn', () => {
  it('takes the row away, and a plan without one is left without', () => {
    expect(rowAfter(filedFor('allLocations'))).toBeDefined();
    expect(rowAfter(filedFor('allLocations'), withdrawn)).toBeUndefined();
    expect(rowAfter(withdrawn)).toBeUndefined();
  });
});
