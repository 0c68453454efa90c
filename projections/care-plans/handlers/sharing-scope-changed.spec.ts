import { filed, planningPayload, projected, rowsAfter } from '../testing/events.js';

const planning = Buffer.from('newer planning envelope');
const payload = { ...planningPayload, startDate: '2027-02-15' };
const changed = projected('SharingScopeChanged', { payload, sealed: { planning }, revision: 1 });

describe('SharingScopeChanged', () => {
  it("puts the newer planning envelope and its start month on the plan's row, and leaves the rest", () => {
    expect(rowsAfter(...filed, changed).plan).toEqual({
      ...rowsAfter(...filed).plan,
      revision: 1,
      planning,
      start_month: '2027-02-01',
    });
  });

  it('leaves no start month once the planning key was destroyed', () => {
    const erased = { payload, sealed: { planning }, erased: ['planning'] as const };
    expect(rowsAfter(...filed, projected('SharingScopeChanged', erased)).plan).toMatchObject({
      planning,
      start_month: null,
    });
  });

  it('makes no row by itself', () => {
    expect(rowsAfter(changed).plan).toBeUndefined();
  });
});
