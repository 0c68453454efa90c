import { uuid, type ApplicationId } from '@koz/privacy-types';
import { applicationId, filed, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId } });
const declined = projected('PlaceDeclined', { payload: { applicationId, cause: 'family' } });

describe('PlaceDeclined', () => {
  it("makes the plan's place free again", () => {
    expect(rowsAfter(...filed, found, declined).plan).toEqual(rowsAfter(...filed).plan);
  });

  it.each([
    ['found', [found]],
    ['confirmed', [found, projected('PlaceConfirmed', { payload: { applicationId, keepLooking: false } })]],
  ])('leaves nothing of a place that was %s at the application', (_how, events) => {
    expect(rowsAfter(...filed, ...events, declined).application).toEqual(rowsAfter(...filed).application);
  });

  it('leaves the place that was found since when it gives back one that was kept', () => {
    const kept = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true } });
    const other = uuid<ApplicationId>('20000000-0000-4000-8000-000000000002');
    const foundSince = projected('PlaceFound', { payload: { applicationId: other } });
    expect(rowsAfter(...filed, found, kept, foundSince, declined).plan).toMatchObject({
      place: 'found',
      place_application_id: other,
    });
  });

  it('lets the others wait again when one of several places that ended the search is given back', () => {
    const kept = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true } });
    const other = uuid<ApplicationId>('20000000-0000-4000-8000-000000000002');
    const since = [
      projected('PlaceFound', { payload: { applicationId: other } }),
      projected('PlaceConfirmed', { payload: { applicationId: other, keepLooking: false } }),
    ];
    expect(rowsAfter(...filed, found, kept, ...since, declined).plan).toEqual(rowsAfter(...filed).plan);
  });

  it('makes no row of a plan that was erased', () => {
    expect(rowsAfter(declined).plan).toBeUndefined();
  });
});
