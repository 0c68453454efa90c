import {
  carePlanId,
  createdPayload,
  filed,
  filedAt,
  locationId,
  projected,
  rowsAfter,
} from '../testing/events.js';

describe('ApplicationCreated', () => {
  it('begins the history of an application', () => {
    expect(rowsAfter(...filed).application).toEqual({
      application_id: filed[1]!.stream.id,
      care_plan_id: carePlanId,
      controller: 'antwerpen',
      location_id: locationId,
      status: 'created',
      since: filedAt,
      filed_at: filedAt,
      answer_by: '2026-07-22',
      revision: 0,
      history: ['created 2026-06-30T22:30:00.000Z'],
      confirmation_ground: null,
    });
  });

  it('says nothing of the location once the planning key was destroyed', () => {
    const erased = projected('ApplicationCreated', { payload: createdPayload, erased: ['planning'] });
    expect(rowsAfter(filed[0]!, erased).application).toEqual({
      ...rowsAfter(...filed).application,
      location_id: null,
    });
  });
});
