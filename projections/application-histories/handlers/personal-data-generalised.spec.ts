import { filed, projected, rowsAfter } from '../testing/events.js';

const generalised = projected('PersonalDataGeneralised', {
  position: 9,
  at: '2029-03-01T00:00:00.000Z',
  head: { place: 'none', keptApplicationIds: [], fence: 'precise' },
});

describe('PersonalDataGeneralised', () => {
  it("tells when the precise key was closed, and lets the envelope of the child's birth date go", () => {
    expect(rowsAfter(...filed, generalised).plan).toEqual({
      ...rowsAfter(...filed).plan,
      precise: null,
      fences: ['9 2029-03-01T00:00:00.000Z precise'],
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(generalised).plan).toBeUndefined();
  });
});
