import { applicationId, filed, otherApplicationId, projected, rowsAfter } from '../testing/events.js';

const found = projected('PlaceFound', { payload: { applicationId }, revision: 1 });
const confirmed = projected('PlaceConfirmed', { payload: { applicationId, keepLooking: true }, revision: 2 });
const event = projected('PlaceDeclined', { payload: { applicationId, cause: 'family' }, revision: 4 });

describe('PlaceDeclined', () => {
  it.each([
    ['that waits', [found]],
    ['that is confirmed', [found, confirmed]],
  ])('gives back a place %s, and leaves the rest', (_which, events) => {
    expect(rowsAfter(...filed, ...events, event)).toEqual({
      plan: { ...rowsAfter(...filed).plan, revision: 4 },
      application: rowsAfter(...filed).application,
    });
  });

  it('leaves a place waiting that was found after the kept one that is given back', () => {
    const other = { payload: { applicationId: otherApplicationId }, revision: 3 };
    const waiting = [found, confirmed, projected('PlaceFound', other)];
    expect(rowsAfter(...filed, ...waiting, event).plan).toEqual({
      ...rowsAfter(...filed, ...waiting).plan,
      revision: 4,
    });
    expect(rowsAfter(...filed, ...waiting).plan?.confirm_by).toBe('2026-07-15');
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(event)).toEqual({ plan: undefined, application: undefined });
  });
});
