import {
  antwerp,
  carePlanId,
  filedPayload,
  locationId,
  projected,
  rowsAfter,
  sealed,
} from '../testing/events.js';

describe('CarePlanFiled', () => {
  it("makes the plan's row, with the envelopes as they are stored and nothing personal in clear but planning", () => {
    expect(rowsAfter(projected('CarePlanFiled', { payload: filedPayload, sealed })).plan).toEqual({
      care_plan_id: carePlanId,
      controller: antwerp,
      location_ids: [locationId],
      ...sealed,
      generalised_at: null,
      start_month: '2026-09-01',
      care_parts: ['mon:full', 'wed:morning'],
      place: 'none',
      place_application_id: null,
    });
  });

  it('keeps the row of a plan whose precise key was destroyed', () => {
    const event = projected('CarePlanFiled', { payload: filedPayload, sealed, erased: ['precise'] });
    expect(rowsAfter(event).plan).toMatchObject({ care_plan_id: carePlanId, precise: sealed.precise });
  });

  it('makes no row of a plan whose planning key was destroyed', () => {
    const event = projected('CarePlanFiled', { payload: filedPayload, sealed, erased: ['planning'] });
    expect(rowsAfter(event).plan).toBeUndefined();
  });

  it('stops the projection when its planning tier was not opened', () => {
    const event = projected('CarePlanFiled', { payload: filedPayload, sealed });
    const unopened = {
      ...event,
      data: { ...event.data, startDate: { state: 'withheld', rule: 'unopened' } },
    };
    expect(() => rowsAfter(unopened)).toThrow('organiser-applications cannot take in the CarePlanFiled');
  });
});
