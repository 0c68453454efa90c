import { filed, projected, rowsAfter } from '../testing/events.js';

const shredded = (cause: string) =>
  projected('PersonalDataKeyShredded', {
    payload: {
      ...{ tier: 'planning', cause, keyId: '8a1c2b3a-4d5e-4f60-8a1b-2c3d4e5f6079' },
      keyFingerprint: '0f'.repeat(32),
    },
  });

describe('PersonalDataKeyShredded', () => {
  it('takes the plan of a controller that left out of what is counted', () => {
    expect(rowsAfter(...filed, shredded('departure')).plan).toBeUndefined();
  });

  it.each(['P2Y6M', 'P5Y', 'erasure', 'withdrawal'])('leaves the rows after %s as they are', (cause) => {
    expect(rowsAfter(...filed, shredded(cause))).toEqual(rowsAfter(...filed));
  });
});
