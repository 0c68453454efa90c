import {
  applicationId,
  filed,
  locationId,
  otherApplicationId,
  planningPayload,
  projected,
  rowsAfter,
} from '../testing/events.js';

const planning = Buffer.from('newer planning envelope');
const locations = [...planningPayload.locations, { applicationId: otherApplicationId, locationId }];
const payload = { ...planningPayload, locations, applicationId: otherApplicationId };
const added = projected('LocationAdded', { payload, sealed: { planning }, revision: 1 });

describe('LocationAdded', () => {
  it("puts the new application at the end of the plan's, and the newer envelope in place", () => {
    expect(rowsAfter(...filed, added).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 1,
      planning,
      application_ids: [applicationId, otherApplicationId],
    });
  });

  it('still counts the application once the planning key was destroyed', () => {
    const erased = projected('LocationAdded', { payload, sealed: { planning }, erased: ['planning'] });
    expect(rowsAfter(...filed, erased).plan).toMatchObject({
      application_ids: [applicationId, otherApplicationId],
      start_month: null,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(added).plan).toBeUndefined();
  });
});
