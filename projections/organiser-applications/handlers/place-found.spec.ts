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

  it('has the place wait for its family, fourteen whole days after the day in Belgium', () => {
    expect(rowsAfter(...filed, found).application).toEqual({
      ...rowsAfter(...filed).application,
      confirm_by: '2026-07-15',
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(found).plan).toBeUndefined();
  });
});
