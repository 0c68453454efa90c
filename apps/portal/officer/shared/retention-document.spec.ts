import type { Schemas } from '@koz/api-client';
import { monthsOf, proposedDocument, termText } from './retention-document.js';

const document = (version: number, id = 'retention') => ({
  ...{ id, version, k: 5, ended: {}, caps: { plansPerRun: 5000 } },
  thresholds: {
    P2Y6M: { anchor: 'childBirth', months: 30 },
    P5Y: { anchor: 'childBirth', months: 60 },
  },
});

describe('terms that somebody types', () => {
  it('are months', () => {
    expect(monthsOf({ first: ' 24', second: '60 ' })).toEqual({ months: { P2Y6M: 24, P5Y: 60 }, errors: {} });
  });

  it.each(['', '0', '2,5', '-3', 'twee', '601'])('are not what "%s" says', (first) => {
    expect(monthsOf({ first, second: '60' })).toEqual({
      errors: { first: 'Vul een aantal maanden in, van 1 tot 600.' },
    });
  });

  it('end in their order', () => {
    expect(monthsOf({ first: '61', second: '60' }).errors.second).toMatch(/niet korter/);
    expect(monthsOf({ first: '60', second: '60' }).errors).toEqual({});
  });
});

describe('a proposal made from the policy in force', () => {
  const policies = {
    policy: document(2),
    coming: [{ policy: document(3) }],
    earlier: [{ policy: document(1) }, { policy: document(9, 'ander') }],
    proposals: [{ policy: document(4) }],
  } as unknown as Schemas['RetentionPolicies'];

  it('changes the terms and k, keeps the rest, and takes a version that nobody used', () => {
    expect(proposedDocument(policies, { months: { P2Y6M: 24, P5Y: 48 }, k: 7 })).toEqual({
      ...document(5),
      k: 7,
      thresholds: {
        P2Y6M: { anchor: 'childBirth', months: 24 },
        P5Y: { anchor: 'childBirth', months: 48 },
      },
    });
  });
});

it('says a term in words', () => {
  expect(termText({ anchor: 'filed', months: 1 })).toBe('1 maand na de indiening');
});
