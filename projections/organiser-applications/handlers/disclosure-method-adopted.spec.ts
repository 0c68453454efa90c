import { antwerp, filed, projected, rowsAfter, wholeRowsAfter } from '../testing/events.js';

const adopted = projected('DisclosureMethodAdopted', { position: 9 });

describe('DisclosureMethodAdopted', () => {
  it('has all applications of its controller read again, and changes none of their rows', () => {
    expect(wholeRowsAfter(...filed, adopted).renewal).toEqual({ controller: antwerp, position: 9 });
    expect(rowsAfter(...filed, adopted)).toEqual(rowsAfter(...filed));
  });
});
