import { disclosedFields } from '@koz/events';
import { comparePolicies } from './compare-policies.js';
import { evaluate } from './evaluate.js';
import { methodDifference } from './method-difference.js';
import { situationsBefore5y } from './method-table.js';
import { maxim, maximStrict, method1, method2, methods } from './methods.js';

const pairs = methods.flatMap((before) => methods.map((after) => [before, after] as const));

describe('the difference of two methods, cell by cell', () => {
  it('is nothing between a method and itself', () => {
    for (const method of methods) expect(methodDifference(method, method)).toEqual([]);
  });

  it('is, from maxim to maxim-strict, three fields that become hidden while an application is handled', () => {
    const [handled, elsewhere, later, rejected, ...others] = methodDifference(maxim, maximStrict);
    expect(others).toEqual([]);
    for (const stretch of [handled, elsewhere, later, rejected])
      for (const change of stretch?.changes ?? [])
        expect(change).toMatchObject({ after: 'H', change: 'narrower' });
    const fields = [handled, elsewhere, later, rejected].map((stretch) =>
      stretch?.changes.map(({ field }) => field),
    );
    expect(fields).toContainEqual(['parent.lastName', 'parent.email', 'parent.phone']);
    expect(handled).toMatchObject({
      key: 'handled/handled',
      before: 'Aanvraag in behandeling of goedgekeurd',
      after: 'Aanvraag in behandeling of goedgekeurd',
    });
  });

  it('names the column of both methods, and what a cell was and becomes', () => {
    const stretch = methodDifference(method1, method2).find(({ key }) => key === 'noPlace/open');
    expect(stretch?.before).toBe('Aanvraag geen plaats');
    expect(stretch?.changes).toContainEqual({
      ...{ field: 'parent.email', before: 'H', after: 'V', change: 'wider' },
    });
  });

  it.each(pairs)(
    'holds every situation in which something changes, once: $0.id to $1.id',
    (before, after) => {
      const difference = methodDifference(before, after);
      for (const situation of situationsBefore5y) {
        const [old, next] = [evaluate(before, situation), evaluate(after, situation)];
        const changed = disclosedFields.filter((field) => old[field].cell !== next[field].cell);
        const stretches = difference.filter(({ situations }) => situations.includes(situation));
        expect(stretches.flatMap(({ changes }) => changes.map(({ field }) => field))).toEqual(changed);
      }
      const changes = difference.flatMap((stretch) => stretch.changes);
      const those = (change: 'narrower' | 'wider') =>
        disclosedFields.filter((field) =>
          changes.some((each) => each.field === field && each.change === change),
        );
      const { narrower, wider } = comparePolicies(before, after);
      expect([those('narrower'), those('wider')]).toEqual([narrower, wider]);
    },
  );
});
