import {
  antwerp,
  carePlanId,
  filedAt,
  filedFor,
  filedPayload,
  locationId,
  projected,
  rowAfter,
  sealed,
} from '../testing/events.js';

const row = {
  care_plan_id: carePlanId,
  controller: antwerp,
  revision: 0,
  filed_at: filedAt,
  emergency_reason: null,
  emergency_since: null,
  looks: true,
  found_application_id: null,
  location_ids: [locationId],
  start_month: '2026-09-01',
  care_parts: ['mon:full', 'wed:morning'],
  ...sealed,
};

describe('CarePlanFiled', () => {
  it('brings a plan that is shared with all locations into the pool', () => {
    expect(rowAfter(filedFor('allLocations'))).toEqual({ ...row, for_all: true, pool_since: filedAt });
  });

  it.each(['ownMunicipality', 'acrossBorders'] as const)(
    'keeps a plan with scope %s out of it',
    (sharing) => {
      expect(rowAfter(filedFor(sharing))).toEqual({ ...row, for_all: false, pool_since: null });
    },
  );

  it('makes no row of a plan whose planning key was destroyed', () => {
    const event = projected('CarePlanFiled', { payload: filedPayload, sealed, erased: ['planning'] });
    expect(rowAfter(event)).toBeUndefined();
  });
});
