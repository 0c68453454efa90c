import { instant, uuid, type ApplicationId } from '@koz/privacy-types';
import { applicationId, filedAt, filedFor, projected, rowAfter } from '../testing/events.js';

const later = instant('2026-07-04T10:00:00.000Z');
const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' } });
const found = projected('PlaceFound', { payload: { applicationId } });
const declined = projected('PlaceDeclined', {
  payload: { applicationId, cause: 'family' },
  revision: 3,
  at: later,
});

describe('PlaceDeclined', () => {
  it('brings the plan back into the pool, and onto the emergency list where it keeps its date', () => {
    expect(rowAfter(filedFor('ownMunicipality'), listed, found, declined)).toMatchObject({
      looks: true,
      emergency_since: filedAt,
      pool_since: later,
      revision: 3,
    });
  });

  it('leaves out a plan that gives back a kept place while a second is found', () => {
    const kept = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true } });
    const other = uuid<ApplicationId>('20000000-0000-4000-8000-000000000002');
    const second = projected('PlaceFound', { payload: { applicationId: other } });
    expect(rowAfter(filedFor('allLocations'), found, kept, second, declined)).toMatchObject({
      looks: false,
      pool_since: null,
      revision: 3,
    });
  });

  it('brings no plan into the pool that was not in it', () => {
    expect(rowAfter(filedFor('ownMunicipality'), found, declined)).toMatchObject({
      looks: true,
      pool_since: null,
    });
  });
});
