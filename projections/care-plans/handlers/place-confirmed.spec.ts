import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId }, revision: 3 });
const confirmed = (ground?: string) =>
  projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true, ground }, revision: 4 });

describe('PlaceConfirmed', () => {
  it("brings the plan's row to its revision, and no place waits any longer", () => {
    expect(rowsAfter(...filed, found, confirmed()).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 4,
    });
  });

  it.each([
    ['term', 'term'],
    ['contract', 'contract'],
    [undefined, 'family'],
  ])('says at the application on what ground: %s is %s', (ground, expected) => {
    expect(rowsAfter(...filed, found, confirmed(ground)).application).toEqual({
      ...rowsAfter(...filed).application,
      confirmation_ground: expected,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(confirmed())).toEqual({ plan: undefined, application: undefined });
  });
});
