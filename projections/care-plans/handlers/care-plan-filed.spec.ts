import {
  actor,
  applicationId,
  carePlanId,
  filed,
  filedAt,
  filedPayload,
  projected,
  rowsAfter,
  sealed,
} from '../testing/events.js';

describe('CarePlanFiled', () => {
  it("begins the plan's row, with its envelopes as they are stored", () => {
    expect(rowsAfter(...filed).plan).toEqual({
      care_plan_id: carePlanId,
      controller: 'antwerpen',
      filed_by: actor,
      mandate: null,
      filed_at: filedAt,
      status: 'filed',
      revision: 0,
      application_ids: [applicationId],
      ...sealed,
      generalised_at: null,
      start_month: '2026-09-01',
      emergency: null,
      found_application_id: null,
      found_revision: null,
      confirm_by: null,
    });
  });

  it('says under which mandate a service point filed it', () => {
    const event = projected('CarePlanFiled', { payload: { ...filedPayload, mandate: 'oral' }, sealed });
    expect(rowsAfter(event).plan).toMatchObject({ mandate: 'oral' });
  });

  it('keeps a row of a plan whose keys were destroyed, without what planning said', () => {
    const erased = projected('CarePlanFiled', { payload: filedPayload, sealed, actor, erased: ['planning'] });
    expect(rowsAfter(erased).plan).toEqual({ ...rowsAfter(...filed).plan, start_month: null });
  });
});
