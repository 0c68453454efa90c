import { filed, later, projected, rowsAfter } from '../testing/events.js';

const identity = Buffer.from('newer envelope');
const changed = projected('GeneralisedDataRectified', { at: later, position: 9, sealed: { identity } });

describe('GeneralisedDataRectified', () => {
  it('puts the newer identity envelope and notes that what it says may count elsewhere', () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      identity,
      identity_position: 9,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
