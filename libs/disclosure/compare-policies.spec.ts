import { disclosedFields, type Cell, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import { comparePolicies } from './compare-policies.js';
import { maxim, maximStrict, method1, method2 } from './methods.js';

const withCell = (
  policy: DisclosurePolicy,
  field: DisclosedField,
  column: string,
  cell: Cell,
): DisclosurePolicy => {
  const index = policy.columns.findIndex(({ key }) => key === column);
  if (index < 0) throw new Error(`no column ${column}`);
  const row = [...(policy.cells[field] ?? policy.columns.map((): Cell => 'H'))];
  row[index] = cell;
  return { ...policy, cells: { ...policy.cells, [field]: row } };
};

describe('What changes when a method takes the place of another', () => {
  it('is nothing when they say the same', () => {
    expect(comparePolicies(method1, { ...method1, version: 2 })).toEqual({ narrower: [], wider: [] });
  });

  it('is less for a field that is hidden or coarsened somewhere, and more the other way round', () => {
    const column = 'created';
    const hidden = withCell(method1, 'address', column, 'H');
    expect(comparePolicies(method1, hidden)).toEqual({ narrower: ['address'], wider: [] });
    expect(comparePolicies(hidden, method1)).toEqual({ narrower: [], wider: ['address'] });
    const coarser = withCell(method1, 'child.birthDate', column, 'MY');
    expect(comparePolicies(method1, coarser)).toEqual({ narrower: ['child.birthDate'], wider: [] });
  });

  it('is less for all that maxim-strict hides and maxim shows', () => {
    expect(comparePolicies(maxim, maximStrict)).toEqual({
      narrower: ['parent.lastName', 'parent.email', 'parent.phone'],
      wider: [],
    });
  });

  it('may be less and more of one field: method 2 shows the address longer before, and hides it after', () => {
    const { narrower, wider } = comparePolicies(method1, method2);
    expect(narrower).toContain('address');
    expect(wider).toContain('address');
    expect(wider).toContain('parent.phone');
  });

  it('counts a shorter time after the start as less of what that time hides', () => {
    const hiddenThen = ['parent.lastName', 'address', 'parent.email', 'parent.phone'];
    const shorter = { ...method2, monthsAfterStart: method2.monthsAfterStart - 1 };
    expect(comparePolicies(method2, shorter).narrower).toEqual(expect.arrayContaining(hiddenThen));
    expect(comparePolicies(method2, shorter).wider).toEqual([]);
    expect(comparePolicies(shorter, method2).wider).toEqual(expect.arrayContaining(hiddenThen));
  });

  it('names the fields in their own order, each once', () => {
    const { narrower } = comparePolicies(method1, { ...method1, cells: {} });
    expect(narrower).toEqual(disclosedFields.filter((field) => narrower.includes(field)));
    expect(narrower.length).toBe(disclosedFields.length);
  });
});
