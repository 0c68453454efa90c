import {
  antwerp,
  applicationId,
  carePlanId,
  createdPayload,
  filedAt,
  locationId,
  projected,
  rowsAfter,
} from '../testing/events.js';

describe('ApplicationCreated', () => {
  it('puts the application in the waiting order of its location', () => {
    const event = projected('ApplicationCreated', { payload: createdPayload, position: 7 });
    expect(rowsAfter(event).application).toEqual({
      application_id: applicationId,
      care_plan_id: carePlanId,
      controller: antwerp,
      location_id: locationId,
      status: 'created',
      since: filedAt,
      filed_at: filedAt,
      filed_position: 7,
      // 1 July in Belgium and three weeks
      answer_by: '2026-07-22',
      confirm_by: null,
      confirmation_ground: null,
      revision: 0,
    });
  });

  it("makes no row once the plan's planning key was destroyed", () => {
    const event = projected('ApplicationCreated', { payload: createdPayload, erased: ['planning'] });
    expect(rowsAfter(event).application).toBeUndefined();
  });
});
