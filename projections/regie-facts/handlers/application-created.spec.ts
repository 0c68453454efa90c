import {
  antwerp,
  applicationId,
  carePlanId,
  createdWithoutKey,
  filed,
  filedAt,
  locationId,
  rowsAfter,
} from '../testing/events.js';

describe('ApplicationCreated', () => {
  it('makes a row that waits to be taken up', () => {
    expect(rowsAfter(...filed).application).toEqual({
      application_id: applicationId,
      care_plan_id: carePlanId,
      controller: antwerp,
      location_id: locationId,
      status: 'created',
      since: filedAt,
      created_at: filedAt,
      // 30 June in UTC is 1 July in Belgium already.
      answer_by: '2026-07-22',
      taken_up_at: null,
      decided_at: null,
      ended_at: null,
      history: ['created@5'],
      revision: 0,
    });
  });

  it('counts without its location once the planning key is destroyed', () => {
    expect(rowsAfter(filed[0]!, createdWithoutKey).application).toMatchObject({ location_id: null });
  });
});
