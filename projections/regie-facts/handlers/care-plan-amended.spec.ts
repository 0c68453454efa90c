import { filed, later, projected, rowsAfter } from '../testing/events.js';

const planning = Buffer.from('newer envelope');
const changed = projected('CarePlanAmended', { at: later, position: 9, sealed: { planning } });

describe('CarePlanAmended', () => {
  it('replaces the planning envelope and notes that what it says may count elsewhere', () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      planning,
      planning_position: 9,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
