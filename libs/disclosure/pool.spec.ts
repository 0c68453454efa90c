import { disclosedFields, timePhases, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import { evaluate, isNarrower } from './evaluate.js';
import { maxim, maximStrict, method1, method2, methods } from './methods.js';
import { tiersShown } from './apply-mask.js';
import { closedInPool, evaluatePool, poolPlaceOf, type PoolPlace } from './pool.js';

const places: readonly PoolPlace[] = ['none', 'elsewhere'];

/** "As `created`, less address, contact, names and national number", written out for each method. */
const shown: [DisclosurePolicy, DisclosedField[]][] = [
  [
    method1,
    ['parent.birthDate', 'priorityRules', 'startDate', 'endDate', 'careParts', 'child.birthDate', 'postcode'],
  ],
  [method2, ['priorityRules', 'startDate', 'endDate', 'careParts', 'child.birthDate', 'postcode']],
  [maxim, ['priorityRules', 'startDate', 'endDate', 'child.birthDate']],
  [maximStrict, ['priorityRules', 'startDate', 'endDate', 'child.birthDate']],
];

describe('what a location sees of a plan in the pool', () => {
  it.each(shown)(
    'is what a new application shows, without who and where the family is: $id',
    (method, fields) => {
      for (const time of ['handling', 'afterStart'] as const) {
        const mask = evaluatePool(method, { time, place: 'none' });
        for (const field of disclosedFields)
          expect({ field, cell: mask[field].cell }).toEqual({
            field,
            cell: fields.includes(field) ? 'V' : 'H',
          });
      }
    },
  );

  it.each(methods)(
    'is never more than a new application shows, and nothing of who they are: $id',
    (method) => {
      for (const time of timePhases)
        for (const place of places) {
          const created = evaluate(method, { status: 'created', time, place });
          const pool = evaluatePool(method, { time, place });
          for (const field of disclosedFields) {
            expect(isNarrower(created[field].cell, pool[field].cell)).toBe(false);
            if (!closedInPool.includes(field)) expect(pool[field].cell).toBe(created[field].cell);
            else expect(pool[field].cell).toBe('H');
          }
        }
    },
  );

  it.each(methods)('never widens with time: $id', (method) => {
    for (const place of places)
      timePhases.slice(1).forEach((time, index) => {
        const before = evaluatePool(method, { time: timePhases[index]!, place });
        const after = evaluatePool(method, { time, place });
        for (const field of disclosedFields)
          expect(isNarrower(before[field].cell, after[field].cell)).toBe(false);
      });
  });

  it('is nothing under method-1 once the family has found a place', () => {
    expect(tiersShown(evaluatePool(method1, { time: 'handling', place: 'elsewhere' }))).toEqual([]);
  });

  it('is the narrowest of the methods adopted since the plan was filed', () => {
    const mask = evaluatePool([method1, maxim], { time: 'handling', place: 'none' });
    expect(disclosedFields.filter((field) => mask[field].cell === 'V')).toEqual([
      'priorityRules',
      'startDate',
      'endDate',
      'child.birthDate',
    ]);
  });

  it('names the pool as the rule, and promises nothing', () => {
    const mask = evaluatePool(method1, { time: 'handling', place: 'none' });
    expect(mask.address).toEqual({ cell: 'H', rule: 'pool' });
    expect(mask['parent.email']).toEqual({ cell: 'H', rule: 'created' });
    for (const field of disclosedFields) expect(mask[field].until).toBeUndefined();
  });

  it('is nothing while the time or the place is not known, without a method, and from 5 years', () => {
    for (const mask of [
      evaluatePool(method2, { time: undefined, place: 'none' }),
      evaluatePool(method2, { time: 'handling', place: undefined }),
      evaluatePool([], { time: 'handling', place: 'none' }),
    ])
      for (const field of disclosedFields) expect(mask[field]).toEqual({ cell: 'H', rule: 'unknown' });
    const atFive = evaluatePool(method2, { time: 'from5y', place: 'none' });
    for (const field of disclosedFields) expect(atFive[field]).toEqual({ cell: 'H', rule: 'from5y' });
  });
});

describe('the place, seen by who has no application', () => {
  it('is none or elsewhere, and unknown without a head or a state', () => {
    expect(poolPlaceOf({ place: 'none' })).toBe('none');
    expect(poolPlaceOf({ place: 'found' })).toBe('elsewhere');
    expect(poolPlaceOf({ place: 'confirmed' })).toBe('elsewhere');
    expect(poolPlaceOf({})).toBeUndefined();
    expect(poolPlaceOf(undefined)).toBeUndefined();
  });
});
