import {
  applicationId,
  filedAt,
  filedFor,
  planningPayload,
  locationId,
  projected,
  rowAfter,
} from '../testing/events.js';

const other = '30000000-0000-4000-8000-000000000002';
const payload = {
  ...planningPayload,
  startDate: '2027-02-15',
  careParts: [{ weekday: 'fri', part: 'afternoon' }],
  locations: [
    { applicationId, locationId },
    { applicationId, locationId: other },
  ],
  applicationId,
};
const planning = Buffer.from('newer planning envelope');
const changed = projected('LocationAdded', { payload, sealed: { planning }, revision: 1 });

describe('LocationAdded', () => {
  it('puts the newer planning envelope and what it says in clear on the row, which stays in the pool', () => {
    expect(rowAfter(filedFor('allLocations'), changed)).toEqual({
      ...rowAfter(filedFor('allLocations')),
      revision: 1,
      location_ids: [locationId, other],
      start_month: '2027-02-01',
      care_parts: ['fri:afternoon'],
      planning,
      pool_since: filedAt,
    });
  });

  it('leaves the row behind its plan when the planning key was destroyed', () => {
    const erased = projected('LocationAdded', { payload, revision: 1, erased: ['planning'] });
    expect(rowAfter(filedFor('allLocations'), erased)?.revision).toBe(0);
    expect(rowAfter(changed)).toBeUndefined();
  });
});
