import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', {
  position: 7,
  payload: { applicationId },
  head: { place: 'found', placeApplicationId: applicationId, fence: 'none' },
});
const event = projected('PlaceDeclined', {
  position: 9,
  at: '2026-08-01T10:00:00.000Z',
  payload: { applicationId, cause: 'family' },
  head: { place: 'none', keptApplicationIds: [], fence: 'none' },
});

describe('PlaceDeclined', () => {
  it("tells on the plan's row that there is no place from then on", () => {
    expect(rowsAfter(...filed, found, event).plan?.places).toEqual([
      `7 2026-06-30T22:30:00.000Z found ${applicationId}`,
      '9 2026-08-01T10:00:00.000Z none -',
    ]);
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
