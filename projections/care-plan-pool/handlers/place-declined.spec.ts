import { instant } from '@koz/privacy-types';
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

  it('brings no plan into the pool that was not in it', () => {
    expect(rowAfter(filedFor('ownMunicipality'), found, declined)).toMatchObject({
      looks: true,
      pool_since: null,
    });
  });
});
