import { filedAt, filedFor, projected, rowAfter } from '../testing/events.js';

const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' }, revision: 1 });
const unlisted = projected('EmergencyUnlisted', { payload: { reason: 'lifted' }, revision: 2 });

describe('EmergencyUnlisted', () => {
  it('takes a plan out of the pool that was there for it alone', () => {
    expect(rowAfter(filedFor('acrossBorders'), listed, unlisted)).toMatchObject({
      emergency_reason: null,
      emergency_since: null,
      pool_since: null,
      revision: 2,
    });
  });

  it('leaves a plan in the pool that is shared with all locations', () => {
    expect(rowAfter(filedFor('allLocations'), listed, unlisted)).toMatchObject({
      emergency_reason: null,
      pool_since: filedAt,
    });
  });
});
