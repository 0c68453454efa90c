import { applicationId, filed, planning, projected, rowsAfter } from '../testing/events.js';

const added = projected('LocationAdded', { payload: { ...planning, applicationId } });

describe('LocationAdded', () => {
  it('counts one application more', () => {
    expect(rowsAfter(...filed, added).plan).toEqual({ ...rowsAfter(...filed).plan, applications: 2 });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(added).plan).toBeUndefined();
  });
});
