import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId } });

describe('PlaceFound', () => {
  it("says on the plan's row which application has the place", () => {
    expect(rowsAfter(...filed, found).plan).toEqual({
      ...rowsAfter(...filed).plan,
      place: 'found',
      place_application_id: applicationId,
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(found).plan).toBeUndefined();
  });
});
