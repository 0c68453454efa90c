import { antwerp, carePlanId, filed, filedAt, projected, rowsAfter, sealed } from '../testing/events.js';

describe('CarePlanFiled', () => {
  it('keeps the envelopes as stored, and nothing that they say', () => {
    expect(rowsAfter(...filed).plan).toEqual({
      care_plan_id: carePlanId,
      controller: antwerp,
      filed_at: filedAt,
      filed_position: 4,
      ...sealed,
      precise_position: 4,
      identity_position: 4,
      planning_position: 4,
    });
  });

  it('makes a row of a plan without envelopes too: it counts', () => {
    expect(rowsAfter(projected('CarePlanFiled')).plan).toMatchObject({
      precise: null,
      identity: null,
      planning: null,
    });
  });
});
