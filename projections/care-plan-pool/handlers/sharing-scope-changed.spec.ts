import type { SharingScope } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { filedAt, filedFor, planningPayload, projected, rowAfter, sealed } from '../testing/events.js';

const later = instant('2026-07-04T10:00:00.000Z');
const changedTo = (sharing: SharingScope) =>
  projected('SharingScopeChanged', {
    payload: { ...planningPayload, sharing },
    sealed: { planning: sealed.planning },
    revision: 1,
    at: later,
  });

describe('SharingScopeChanged', () => {
  it('brings a plan into the pool, since then', () => {
    expect(rowAfter(filedFor('ownMunicipality'), changedTo('allLocations'))).toMatchObject({
      for_all: true,
      pool_since: later,
      filed_at: filedAt,
      revision: 1,
    });
  });

  it('takes a plan out of the pool', () => {
    expect(rowAfter(filedFor('allLocations'), changedTo('acrossBorders'))).toMatchObject({
      for_all: false,
      pool_since: null,
      revision: 1,
    });
  });

  it('leaves a plan in the pool that is on the emergency list', () => {
    const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' } });
    expect(rowAfter(filedFor('allLocations'), listed, changedTo('ownMunicipality'))).toMatchObject({
      for_all: false,
      emergency_reason: 'urgentWork',
      pool_since: filedAt,
    });
  });
});
