import { applicationId, filedFor, projected, rowAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId }, revision: 1 });

describe('PlaceFound', () => {
  it('takes the plan out of the pool, and off the emergency list', () => {
    expect(rowAfter(filedFor('allLocations'), found)).toMatchObject({
      looks: false,
      pool_since: null,
      revision: 1,
    });
    const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' } });
    expect(rowAfter(filedFor('ownMunicipality'), listed, found)).toMatchObject({ pool_since: null });
    expect(rowAfter(found)).toBeUndefined();
  });
});
