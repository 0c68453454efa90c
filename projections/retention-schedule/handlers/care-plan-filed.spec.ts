import { tiers } from '@koz/privacy-types';
import { monthNumber } from '@koz/retention';
import { antwerp, carePlanId, filedPayload, projected, rowsAfter } from '../testing/events.js';

const planAfter = (given: Parameters<typeof projected>[1]) =>
  rowsAfter(projected('CarePlanFiled', given)).plan;

describe('CarePlanFiled', () => {
  it("makes the plan's row, with months and no day", () => {
    expect(planAfter({ payload: filedPayload })).toEqual({
      care_plan_id: carePlanId,
      controller: antwerp,
      birth_month: monthNumber('2026-03'),
      start_month: monthNumber('2026-09'),
      // July in Belgium.
      filed_month: monthNumber('2026-07'),
      withdrawn_month: null,
      applications: 1,
      fence: 'none',
      keys_left: tiers,
      erasure_requested: false,
      holds: [],
      held_until: null,
    });
  });

  it('makes the same row for a child of the 1st and of the last of the month', () => {
    const born = (birthDate: string) =>
      planAfter({ payload: { ...filedPayload, child: { birthDate, expected: false } } });
    expect(born('2026-03-01')).toEqual(born('2026-03-31'));
  });

  it('makes a row without months of a plan whose keys are gone, until that is recorded', () => {
    expect(planAfter({ payload: filedPayload, erased: tiers })).toMatchObject({
      birth_month: null,
      start_month: null,
      filed_month: monthNumber('2026-07'),
    });
  });

  it('stops the projection when a tier was not opened', () => {
    const event = projected('CarePlanFiled', { payload: filedPayload });
    const child = { ...(event.data['child'] as object), birthDate: { state: 'withheld', rule: 'unopened' } };
    expect(() => rowsAfter({ ...event, data: { ...event.data, child } })).toThrow(
      'retention-schedule cannot take in the CarePlanFiled',
    );
  });
});
