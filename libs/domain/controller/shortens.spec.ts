import type { RetentionPolicy } from '@koz/events';
import { retentionPolicy } from '../testing/retention-policy.js';
import { shortens } from './shortens.js';

const old = retentionPolicy({ ended: { withdrawn: { months: 12 } } });

describe('A retention policy shortens another', () => {
  it.each<[string, Partial<RetentionPolicy>]>([
    [
      'with a shorter term',
      { thresholds: { ...old.thresholds, P2Y6M: { anchor: 'childBirth', months: 29 } } },
    ],
    [
      'with a term from another anchor',
      { thresholds: { ...old.thresholds, P5Y: { anchor: 'filed', months: 90 } } },
    ],
    ['with a shorter term for plans that ended', { ended: { withdrawn: { months: 11 } } }],
    ['with a first term for plans that ended', { ended: { ...old.ended, rejected: { months: 40 } } }],
    [
      'with less left of a field',
      {
        fields: { ...old.fields, 'parent.birthDate': { P2Y6M: 'year', P5Y: 'nothing' } },
      },
    ],
    ['with a greater k', { k: 6 }],
  ])('%s', (_how, change) => {
    expect(shortens(old, { ...old, ...change })).toBe(true);
  });

  it.each<[string, Partial<RetentionPolicy>]>([
    ['in nothing', {}],
    ['with a longer term', { thresholds: { ...old.thresholds, P5Y: { anchor: 'childBirth', months: 61 } } }],
    ['without the term for plans that ended', { ended: {} }],
    ['with a smaller k', { k: 1 }],
    ['with another cap or version', { caps: { plansPerRun: 1 }, version: 2 }],
  ])('not %s', (_how, change) => {
    expect(shortens(old, { ...old, ...change })).toBe(false);
  });
});
