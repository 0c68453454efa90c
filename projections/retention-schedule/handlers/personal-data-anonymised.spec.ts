import { anonymisedPayload, filed, holdId, projected, rowsAfter } from '../testing/events.js';

const anonymised = projected('PersonalDataAnonymised', { payload: anonymisedPayload });

describe('PersonalDataAnonymised', () => {
  it('takes the months away, and keeps the row until every key is recorded as destroyed', () => {
    const held = projected('LegalHoldPlaced', {
      payload: { holdId, reason: 'complaint', expires: '2030-01-01' },
    });
    expect(rowsAfter(...filed, held, anonymised).plan).toEqual({
      ...rowsAfter(...filed).plan,
      birth_month: null,
      start_month: null,
      withdrawn_month: null,
      fence: 'all',
    });
  });

  it('takes the rows of the applications away', () => {
    expect(rowsAfter(...filed, anonymised).application).toBeUndefined();
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(anonymised)).toEqual({ application: undefined, plan: undefined });
  });
});
