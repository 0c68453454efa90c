import { filed, holdId, projected, rowsAfter } from '../testing/events.js';

const held = projected('LegalHoldPlaced', {
  payload: { holdId, reason: 'lawsuit', expires: '2029-06-30' },
});
const requested = projected('LegalHoldLiftRequested', {
  payload: { holdId, requestedBy: '7a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6078' },
});

describe('LegalHoldLiftRequested', () => {
  it('says so of the hold, which stands', () => {
    expect(rowsAfter(...filed, held, requested).plan).toEqual({
      ...rowsAfter(...filed, held).plan,
      holds: [`${holdId} lawsuit 2029-06-30 lift`],
    });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(requested).plan).toBeUndefined();
  });
});
