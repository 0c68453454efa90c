import { filed, later, projected, rowsAfter } from '../testing/events.js';

const identity = Buffer.from('newer envelope');
const changed = projected('PersonalDataGeneralised', { at: later, position: 9, sealed: { identity } });

describe('PersonalDataGeneralised', () => {
  it('puts the newer identity envelope and keeps the precise one; nothing counts elsewhere', () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({ ...rowsAfter(...filed).plan, identity });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
