import {
  defaultRetentionPolicy,
  InvalidRetentionPolicyError,
  parseRetentionPolicy,
} from './policy-document.js';

describe('The retention policy that comes with the system', () => {
  it("is the deck's: 2.5 and 5 years from the birth of the child, for at least 5", () => {
    expect(defaultRetentionPolicy).toMatchObject({
      id: 'retention',
      version: 1,
      k: 5,
      thresholds: {
        P2Y6M: { anchor: 'childBirth', months: 30 },
        P5Y: { anchor: 'childBirth', months: 60 },
      },
      ended: {},
    });
  });

  it.each([
    ['parent.birthDate', 'year', 'year'],
    ['child.birthDate', 'month', 'month'],
    ['address', 'postcode', 'postcode'],
    ['parent.email', 'nothing', 'nothing'],
    ['parent.phone', 'nothing', 'nothing'],
    ['parent.nationalNumber', 'nothing', 'nothing'],
    ['messages', 'nothing', 'nothing'],
    ['parent.firstName', 'keep', 'nothing'],
    ['parent.lastName', 'keep', 'nothing'],
    ['priorityRules', 'keep', 'nothing'],
    ['postcode', 'keep', 'postcode'],
    ['startDate', 'keep', 'month'],
    ['endDate', 'keep', 'month'],
    ['careParts', 'keep', 'nothing'],
    ['locations', 'keep', 'nothing'],
  ] as const)('leaves of %s: %s after 2.5 years, %s after 5', (field, first, second) => {
    expect(defaultRetentionPolicy.fields[field]).toEqual({ P2Y6M: first, P5Y: second });
  });

  it('is not taken from a document that is none', () => {
    expect(() => parseRetentionPolicy({ ...defaultRetentionPolicy, k: 0 })).toThrow(
      InvalidRetentionPolicyError,
    );
    expect(() => parseRetentionPolicy(null)).toThrow('no retention policy: the policy must be an object');
  });
});
