import { filed, projected, rowsAfter } from '../testing/events.js';

describe('PersonalDataRectified', () => {
  it("keeps the newest envelope of the child's birth date", () => {
    const precise = Buffer.from('newer precise envelope');
    const rectified = projected('PersonalDataRectified', { sealed: { precise } });
    expect(rowsAfter(...filed, rectified).plan).toEqual({ ...rowsAfter(...filed).plan, precise });
  });

  it('keeps the older one where other tiers were corrected, and makes no row', () => {
    const rectified = projected('PersonalDataRectified', { sealed: { identity: Buffer.from('identity') } });
    expect(rowsAfter(...filed, rectified).plan).toEqual(rowsAfter(...filed).plan);
    expect(rowsAfter(rectified).plan).toBeUndefined();
  });

  it('tells of a key that was closed for ever when its head does, once', () => {
    const closed = [8, 9].map((position) =>
      projected('PersonalDataRectified', {
        position,
        at: '2029-03-01T00:00:00.000Z',
        head: { place: 'none', fence: 'precise' },
      }),
    );
    expect(rowsAfter(...filed, ...closed).plan?.fences).toEqual(['8 2029-03-01T00:00:00.000Z precise']);
  });
});
