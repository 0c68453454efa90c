import { filed, planningPayload, projected, rowsAfter } from '../testing/events.js';

const amended = (startDate: string, erased: readonly 'planning'[] = []) =>
  projected('CarePlanAmended', {
    position: 8,
    at: '2026-08-01T10:00:00.000Z',
    payload: { ...planningPayload, startDate },
    erased,
  });

describe('CarePlanAmended', () => {
  it('adds another month of the start, and leaves what was before', () => {
    expect(rowsAfter(...filed, amended('2026-11-02')).plan).toEqual({
      ...rowsAfter(...filed).plan,
      starts: ['4 2026-06-30T22:30:00.000Z 2026-09-01', '8 2026-08-01T10:00:00.000Z 2026-11-01'],
    });
  });

  it('adds nothing for another day of the same month', () => {
    expect(rowsAfter(...filed, amended('2026-09-30')).plan).toEqual(rowsAfter(...filed).plan);
  });

  it('adds nothing once the planning key was destroyed, and makes no row', () => {
    expect(rowsAfter(...filed, amended('2026-11-02', ['planning'])).plan).toEqual(rowsAfter(...filed).plan);
    expect(rowsAfter(amended('2026-11-02')).plan).toBeUndefined();
  });
});
