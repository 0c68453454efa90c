import { instant } from '@koz/privacy-types';
import { applicationId, filedFor, projected, rowAfter } from '../testing/events.js';

const later = instant('2026-07-04T10:00:00.000Z');
const found = projected('PlaceFound', { payload: { applicationId } });
const confirmed = (keepLooking: boolean) =>
  projected('PlaceConfirmed', { payload: { applicationId, keepLooking }, revision: 2, at: later });

describe('PlaceConfirmed', () => {
  it('leaves the plan out of the pool', () => {
    expect(rowAfter(filedFor('allLocations'), found, confirmed(false))).toMatchObject({
      looks: false,
      pool_since: null,
      revision: 2,
    });
  });

  it('brings back the plan of a family that keeps looking, since then', () => {
    expect(rowAfter(filedFor('allLocations'), found, confirmed(true))).toMatchObject({
      looks: true,
      pool_since: later,
    });
    expect(rowAfter(filedFor('acrossBorders'), found, confirmed(true))?.pool_since).toBeNull();
  });
});
