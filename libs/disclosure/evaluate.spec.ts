import {
  applicationStatuses,
  disclosedFields,
  placeViews,
  timePhases,
  type ApplicationStatus,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type PlaceView,
  type PolicyColumn,
  type TimePhase,
} from '@koz/events';
import fc from 'fast-check';
import { evaluate, isNarrower, type Situation } from './evaluate.js';
import { method1 } from './methods.js';

const someOf = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });

const column = fc.record({
  key: fc.stringMatching(/^[a-z]{1,8}$/),
  title: fc.constant('kolom'),
  status: someOf(applicationStatuses),
  time: someOf(timePhases),
  place: someOf(placeViews),
}) as unknown as fc.Arbitrary<PolicyColumn>;

/** Any document at all, also one that says more at a later time, names a coarse form for no date, or has short rows. */
const policy = fc
  .record({
    columns: fc.array(column, { minLength: 1, maxLength: 8 }),
    cells: fc.dictionary(
      fc.constantFrom<DisclosedField>(...disclosedFields),
      fc.array(fc.constantFrom<Cell>('V', 'H', 'Y', 'MY'), { minLength: 1, maxLength: 8 }),
    ),
  })
  .map((parts): DisclosurePolicy => ({
    ...method1,
    ...parts,
    cells: parts.cells as DisclosurePolicy['cells'],
  }));

const status = fc.constantFrom<ApplicationStatus>(...applicationStatuses);
const place = fc.constantFrom<PlaceView>(...placeViews);
const time = fc.constantFrom<TimePhase>(...timePhases);

const cells = (policies: DisclosurePolicy | readonly DisclosurePolicy[], situation: Situation) =>
  disclosedFields.map((field) => evaluate(policies, situation)[field].cell);

describe('evaluating a disclosure policy', () => {
  it('never widens with time, whatever the document says', () => {
    fc.assert(
      fc.property(policy, status, place, (generated, status, place) => {
        const overTime = timePhases.map((time) => cells(generated, { status, time, place }));
        for (let later = 1; later < overTime.length; later += 1)
          disclosedFields.forEach((_, field) =>
            expect(isNarrower(overTime[later - 1]![field]!, overTime[later]![field]!)).toBe(false),
          );
      }),
    );
  });

  it('hides everything from 5 years, whatever the document says', () => {
    fc.assert(
      fc.property(policy, status, place, (generated, status, place) => {
        expect(new Set(cells(generated, { status, time: 'from5y', place }))).toEqual(new Set(['H']));
      }),
    );
  });

  it('lets a later method take away from what an earlier one showed, never add to it', () => {
    fc.assert(
      fc.property(policy, policy, status, time, place, (first, second, status, time, place) => {
        const situation = { status, time, place };
        const alone = cells(first, situation);
        cells([first, second], situation).forEach((cell, field) =>
          expect(isNarrower(alone[field]!, cell)).toBe(false),
        );
      }),
    );
  });

  it('hides a field that the document does not name', () => {
    fc.assert(
      fc.property(
        policy,
        fc.constantFrom(...disclosedFields),
        status,
        time,
        place,
        (generated, field, ...rest) => {
          const { [field]: _left, ...others } = generated.cells;
          const [status, time, place] = rest;
          expect(evaluate({ ...generated, cells: others }, { status, time, place })[field].cell).toBe('H');
        },
      ),
    );
  });

  it('names every disclosed field and no other', () => {
    const mask = evaluate(method1, { status: 'created', time: 'handling', place: 'none' });
    expect(Object.keys(mask)).toEqual([...disclosedFields]);
  });

  it('hides everything while the status, the time or the place is not known', () => {
    const situation: Situation = { status: 'created', time: 'handling', place: 'none' };
    for (const missing of ['status', 'time', 'place'] as const)
      expect(evaluate(method1, { ...situation, [missing]: undefined })['parent.firstName']).toEqual({
        cell: 'H',
        rule: 'unknown',
      });
  });

  it('hides everything while no method is in force', () => {
    expect(evaluate([], { status: 'created', time: 'handling', place: 'none' })['postcode']).toEqual({
      cell: 'H',
      rule: 'unknown',
    });
  });

  it('names the earlier column as the rule when that column is what hides', () => {
    const widening: DisclosurePolicy = {
      ...method1,
      columns: [
        { ...method1.columns[0]!, key: 'strict', status: ['created'], time: ['handling'], place: ['none'] },
        { ...method1.columns[0]!, key: 'loose', status: ['created'], time: ['afterStart'], place: ['none'] },
      ] as unknown as DisclosurePolicy['columns'],
      cells: { address: ['H', 'V'] },
    };
    expect(evaluate(widening, { status: 'created', time: 'afterStart', place: 'none' }).address).toEqual({
      cell: 'H',
      rule: 'strict',
    });
  });

  it('lets the first column that names a situation decide', () => {
    const twice = method1.columns.filter(({ key }) => key === 'created');
    const overlapping: DisclosurePolicy = {
      ...method1,
      columns: [...twice, ...twice],
      cells: { postcode: ['H', 'V'] },
    };
    expect(evaluate(overlapping, { status: 'created', time: 'handling', place: 'none' }).postcode.cell).toBe(
      'H',
    );
  });
});
