import {
  antwerp,
  carePlanId,
  filed,
  filedAt,
  filedPayload,
  projected,
  rowsAfter,
  sealed,
} from '../testing/events.js';

describe('CarePlanFiled', () => {
  it("begins the plan's history, with the month of the start and the envelope of the child's birth date", () => {
    expect(rowsAfter(...filed).plan).toEqual({
      care_plan_id: carePlanId,
      controller: antwerp,
      filed_at: filedAt,
      places: [],
      starts: ['4 2026-06-30T22:30:00.000Z 2026-09-01'],
      fences: [],
      precise: sealed.precise,
    });
  });

  it('begins it without a start once the planning key was destroyed', () => {
    const erased = projected('CarePlanFiled', {
      position: 4,
      payload: filedPayload,
      sealed,
      erased: ['planning'],
    });
    expect(rowsAfter(erased).plan).toEqual({ ...rowsAfter(...filed).plan, starts: [] });
  });

  it('stops the projection when its planning tier was not opened', () => {
    const unopened = { ...filed[0]!, data: { startDate: { state: 'withheld', rule: 'unopened' } } };
    expect(() => rowsAfter(unopened)).toThrow('application-histories cannot take in the CarePlanFiled');
  });

  it('keeps no envelope where there is none', () => {
    const bare = projected('CarePlanFiled', { payload: { startDate: '2026-09-14' } });
    expect(rowsAfter(bare).plan?.precise).toBeNull();
  });
});
