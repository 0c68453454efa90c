import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const event = projected('PlaceFound', { payload: { applicationId }, revision: 4 });

describe('PlaceFound', () => {
  it("has the place wait for the family's word, fourteen whole days after the day in Belgium", () => {
    expect(rowsAfter(...filed, event).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 4,
      found_application_id: applicationId,
      found_revision: 4,
      // 1 July in Belgium and fourteen days
      confirm_by: '2026-07-15',
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event).plan).toBeUndefined();
  });
});
