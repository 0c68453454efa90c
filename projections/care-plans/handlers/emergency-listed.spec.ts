import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const listed = projected('EmergencyListed', { payload: { reason: 'urgentWork' }, revision: 1 });

describe('EmergencyListed', () => {
  it('says why the plan is on the list', () => {
    expect(rowsAfter(...filed, listed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 1,
      emergency: 'urgentWork',
    });
  });

  it('outlasts a place that is found and given back', () => {
    const found = projected('PlaceFound', { payload: { applicationId }, revision: 2 });
    const declined = projected('PlaceDeclined', { payload: { applicationId, cause: 'family' }, revision: 3 });
    expect(rowsAfter(...filed, listed, found, declined).plan).toMatchObject({ emergency: 'urgentWork' });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(listed).plan).toBeUndefined();
  });
});
