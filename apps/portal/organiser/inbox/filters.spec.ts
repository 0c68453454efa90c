import { isStatus, statusFilters, totalOf } from './filters.js';

const counts = {
  statuses: { created: 5, noPlace: 1, accepted: 2, approved: 3, rejected: 4, withdrawn: 6 },
  overdue: 1,
};
const all = { status: undefined, locationId: undefined, byPriority: false };

describe('The filters of the inbox', () => {
  it('say how many applications are behind each', () => {
    expect(statusFilters(counts).map(({ label, count }) => `${label} ${count}`)).toEqual([
      ...['alle 21', 'nieuw 5', 'geen plaats 1', 'geaccepteerd (in behandeling) 2', 'goedgekeurd 3'],
      ...['niet goedgekeurd 4', 'ingetrokken 6'],
    ]);
    expect(statusFilters(undefined).every(({ count }) => count === undefined)).toBe(true);
  });

  it('tell how long the whole list is: by priority only what is open', () => {
    expect(totalOf(all, counts)).toBe(21);
    expect(totalOf({ ...all, byPriority: true }, counts)).toBe(8);
    expect(totalOf({ ...all, status: 'withdrawn' }, counts)).toBe(6);
    expect(totalOf(all, undefined)).toBeUndefined();
  });

  it('take no status from an address that is none', () => {
    expect(['created', 'nieuw', undefined].map(isStatus)).toEqual([true, false, false]);
  });
});
