import { filed, holdId, projected, rowsAfter } from '../testing/events.js';

const held = (id: string, expires: string) =>
  projected('LegalHoldPlaced', { payload: { holdId: id, reason: 'lawsuit', expires } });
const lifted = projected('LegalHoldLifted', {
  payload: { holdId, requestedBy: '7a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6078' },
});
const other = holdId.replace(/1$/, '2');

describe('LegalHoldLifted', () => {
  it('frees the plan', () => {
    expect(rowsAfter(...filed, held(holdId, '2029-06-30'), lifted).plan).toEqual(rowsAfter(...filed).plan);
  });

  it('leaves it to the holds that stand', () => {
    const both = [held(holdId, '2029-06-30'), held(other, '2029-01-01')];
    expect(rowsAfter(...filed, ...both, lifted).plan).toMatchObject({
      holds: [`${other} lawsuit 2029-01-01`],
      held_until: '2029-01-01',
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(lifted).plan).toBeUndefined();
  });
});
