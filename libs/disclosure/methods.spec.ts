import { disclosedFields, timePhases, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import { evaluate, isNarrower } from './evaluate.js';
import { requiredAtFiling } from './filing.js';
import { maxim, maximStrict, method1, method2, methodById, methods } from './methods.js';
import { everyPlace, everyStatus, situations } from './testing/method-table.js';

const everySituation = situations(everyStatus, timePhases, everyPlace);

const inOrder = (...fields: DisclosedField[]) => disclosedFields.filter((field) => fields.includes(field));
const allBut = (...fields: DisclosedField[]) => disclosedFields.filter((field) => !fields.includes(field));

describe('the methods that come with the system', () => {
  it('are found by their id', () => {
    expect(methods.map(({ id }) => id)).toEqual(['method-1', 'method-2', 'maxim', 'maxim-strict']);
    for (const method of methods) expect(methodById(method.id)).toBe(method);
    expect(methodById('method-3')).toBeUndefined();
    expect(methodById('toString')).toBeUndefined();
  });

  it.each(methods.flatMap((first) => methods.map((second) => [first, second] as const)))(
    'never show more to a plan filed before they are adopted: $0.id, then $1.id',
    (first, second) => {
      for (const situation of everySituation) {
        const [alone, after, later] = [first, [first, second], second].map((each) =>
          evaluate(each, situation),
        );
        for (const field of disclosedFields) {
          expect(isNarrower(alone![field].cell, after![field].cell)).toBe(false);
          expect(isNarrower(later![field].cell, after![field].cell)).toBe(false);
        }
      }
    },
  );

  it('differ: maxim-strict shows less than maxim, and the two of the deck show what the other hides', () => {
    for (const situation of everySituation)
      for (const field of disclosedFields)
        expect(
          isNarrower(evaluate(maxim, situation)[field].cell, evaluate(maximStrict, situation)[field].cell),
        ).toBe(false);
    const noPlace = { status: 'noPlace', time: 'handling', place: 'none' } as const;
    expect(evaluate(method1, noPlace)['parent.email'].cell).toBe('H');
    expect(evaluate(method2, noPlace)['parent.email'].cell).toBe('V');
    const created = { ...noPlace, status: 'created' } as const;
    expect(evaluate(method1, created)['parent.birthDate'].cell).toBe('V');
    expect(evaluate(method2, created)['parent.birthDate'].cell).toBe('H');
  });
});

describe('what a family is asked for at filing', () => {
  const asked: [DisclosurePolicy, { required: DisclosedField[]; accepted: DisclosedField[] }][] = [
    [
      method1,
      {
        required: allBut('parent.email', 'parent.phone', 'parent.nationalNumber'),
        accepted: [...disclosedFields],
      },
    ],
    [
      // Contact is open from the start; no stage shows the parent's birth date.
      method2,
      {
        required: allBut('parent.birthDate', 'parent.nationalNumber'),
        accepted: allBut('parent.birthDate'),
      },
    ],
    [
      maxim,
      {
        required: allBut('parent.birthDate', 'address', 'parent.nationalNumber'),
        accepted: allBut('parent.birthDate', 'address', 'parent.nationalNumber'),
      },
    ],
    [
      maximStrict,
      {
        required: inOrder(
          'parent.firstName',
          'priorityRules',
          'startDate',
          'endDate',
          'careParts',
          'child.birthDate',
          'postcode',
        ),
        accepted: inOrder(
          'parent.firstName',
          'priorityRules',
          'startDate',
          'endDate',
          'careParts',
          'child.birthDate',
          'postcode',
        ),
      },
    ],
  ];

  it.each(asked)('follows from the method in force: $id', (method, fields) => {
    expect(requiredAtFiling(method)).toEqual(fields);
  });
});
