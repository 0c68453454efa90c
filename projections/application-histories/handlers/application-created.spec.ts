import {
  antwerp,
  applicationId,
  carePlanId,
  filed,
  locationId,
  rowsAfter,
  projected,
  createdPayload,
} from '../testing/events.js';

describe('ApplicationCreated', () => {
  it('begins the life of an application', () => {
    expect(rowsAfter(...filed).application).toEqual({
      application_id: applicationId,
      care_plan_id: carePlanId,
      controller: antwerp,
      location_id: locationId,
      steps: ['5 2026-06-30T22:30:00.000Z created'],
    });
  });

  it('begins it without the location once the planning key was destroyed', () => {
    const erased = projected('ApplicationCreated', {
      position: 5,
      payload: createdPayload,
      erased: ['planning'],
    });
    expect(rowsAfter(filed[0]!, erased).application).toEqual({
      ...rowsAfter(...filed).application,
      location_id: null,
    });
  });
});
