import type { Tier } from '@koz/privacy-types';
import { anonymisedPayload, filed, keyId, projected, rowsAfter } from '../testing/events.js';

const shredded = (tier: Tier) =>
  projected('PersonalDataKeyShredded', {
    payload: { tier, cause: 'P5Y', keyId, keyFingerprint: '0f'.repeat(32) },
  });
const anonymised = projected('PersonalDataAnonymised', { payload: anonymisedPayload });

describe('PersonalDataKeyShredded', () => {
  it('leaves one key less', () => {
    expect(rowsAfter(...filed, shredded('precise')).plan).toEqual({
      ...rowsAfter(...filed).plan,
      keys_left: ['identity', 'planning'],
    });
  });

  it('takes the row away with the last key', () => {
    const events = [...filed, shredded('precise'), anonymised, shredded('planning'), shredded('identity')];
    expect(rowsAfter(...events.slice(0, -1)).plan?.keys_left).toEqual(['identity']);
    expect(rowsAfter(...events)).toEqual({ application: undefined, plan: undefined });
  });

  it('makes no row of a plan that is gone', () => {
    expect(rowsAfter(shredded('precise')).plan).toBeUndefined();
  });
});
