import { filed, later, projected, rowsAfter } from '../testing/events.js';

const precise = Buffer.from('newer envelope');
const changed = projected('PersonalDataRectified', { at: later, position: 9, sealed: { precise } });

describe('PersonalDataRectified', () => {
  it('replaces each envelope that it carries and notes which tier may count elsewhere', () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      precise,
      precise_position: 9,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
