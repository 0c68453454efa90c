import { filed, later, projected, rowsAfter } from '../testing/events.js';

const planning = Buffer.from('newer envelope');
const changed = projected('SharingScopeChanged', { at: later, position: 9, sealed: { planning } });

describe('SharingScopeChanged', () => {
  it('replaces the planning envelope; nothing that is counted of the plan changed', () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({ ...rowsAfter(...filed).plan, planning });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
