import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('PlaceFound', {
  position: 7,
  at: '2026-08-01T10:00:00.000Z',
  payload: { applicationId },
  head: { place: 'found', placeApplicationId: applicationId, keptApplicationIds: [], fence: 'none' },
});

describe('PlaceFound', () => {
  it("tells on the plan's row since when the places are as its head says", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({
      ...rowsAfter(...filed).plan,
      places: [`7 2026-08-01T10:00:00.000Z found ${applicationId}`],
    });
  });

  it('tells nothing that was told before, and makes no row by itself', () => {
    expect(rowsAfter(...filed, event, { ...event, position: 8 }).plan?.places).toHaveLength(1);
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
