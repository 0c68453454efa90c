import { filed, holdId, projected, rowsAfter } from '../testing/events.js';

const held = (id: string, expires: string) =>
  projected('LegalHoldPlaced', { payload: { holdId: id, reason: 'complaint', expires } });
const other = holdId.replace(/1$/, '2');

describe('LegalHoldPlaced', () => {
  it('holds the plan until its day', () => {
    expect(rowsAfter(...filed, held(holdId, '2029-06-30')).plan).toEqual({
      ...rowsAfter(...filed).plan,
      holds: [`${holdId} complaint 2029-06-30`],
      held_until: '2029-06-30',
    });
  });

  it('holds it until the last day of several holds', () => {
    const row = rowsAfter(...filed, held(holdId, '2029-06-30'), held(other, '2029-01-01')).plan;
    expect(row?.held_until).toBe('2029-06-30');
    expect(row?.holds).toHaveLength(2);
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(held(holdId, '2029-06-30')).plan).toBeUndefined();
  });
});
