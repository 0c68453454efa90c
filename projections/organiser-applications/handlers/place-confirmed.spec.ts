import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId } });
const confirmed = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: false } });

describe('PlaceConfirmed', () => {
  it("says on the plan's row that the place is taken, and by which application", () => {
    expect(rowsAfter(...filed, found, confirmed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      place: 'confirmed',
      place_application_id: applicationId,
    });
  });

  it('lets the others wait again while the family keeps the place and looks on', () => {
    const kept = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true } });
    expect(rowsAfter(...filed, found, kept).plan).toEqual(rowsAfter(...filed).plan);
  });

  it.each([
    ['term', 'term'],
    [undefined, 'family'],
  ])('says at the application on what ground, and that it waits no longer: %s is %s', (ground, expected) => {
    const payload = { applicationId, keepLooking: false, ...(ground && { ground }) };
    expect(rowsAfter(...filed, found, projected('PlaceConfirmed', { payload })).application).toEqual({
      ...rowsAfter(...filed).application,
      confirmation_ground: expected,
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(confirmed).plan).toBeUndefined();
  });
});
