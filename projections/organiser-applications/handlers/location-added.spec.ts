import { applicationId, filed, locationId, projected, rowsAfter } from '../testing/events.js';

const planning = Buffer.from('newer planning envelope');
const payload = {
  applicationId,
  postcode: '2000',
  startDate: '2027-02-15',
  careParts: [{ weekday: 'fri', part: 'afternoon' }],
  sharing: 'acrossBorders',
  locations: [
    { applicationId, locationId },
    { applicationId, locationId: filed[0]!.stream.id },
  ],
};
const changed = projected('LocationAdded', { payload, sealed: { planning } });

describe('LocationAdded', () => {
  it("puts the newer planning envelope, and what it says in clear, on the plan's row and leaves the rest", () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      location_ids: [locationId, filed[0]!.stream.id],
      planning,
      start_month: '2027-02-01',
      care_parts: ['fri:afternoon'],
    });
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
    const erased = projected('LocationAdded', { payload, sealed: { planning }, erased: ['planning'] });
    expect(rowsAfter(...filed, erased).plan).toEqual(rowsAfter(...filed).plan);
  });
});
