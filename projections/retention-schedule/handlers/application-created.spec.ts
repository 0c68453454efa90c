import { monthNumber } from '@koz/retention';
import { antwerp, applicationId, carePlanId, locationId, projected, rowsAfter } from '../testing/events.js';

const payload = { carePlanId, locationId };

describe('ApplicationCreated', () => {
  it("makes the application's row, also when the key of its location is gone", () => {
    for (const erased of [[], ['planning']] as const)
      expect(rowsAfter(projected('ApplicationCreated', { payload, erased })).application).toEqual({
        application_id: applicationId,
        care_plan_id: carePlanId,
        controller: antwerp,
        status: 'created',
        since_month: monthNumber('2026-07'),
      });
  });
});
