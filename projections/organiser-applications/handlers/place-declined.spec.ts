import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId } });
const declined = projected('PlaceDeclined', { payload: { applicationId, cause: 'family' } });

describe('PlaceDeclined', () => {
  it("makes the plan's place free again", () => {
    expect(rowsAfter(...filed, found, declined).plan).toEqual(rowsAfter(...filed).plan);
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(declined).plan).toBeUndefined();
  });
});
