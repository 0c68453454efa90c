import { disclosedFields, type Cell, type DisclosedField } from '@koz/events';
import { instant, type OpenedTiers } from '@koz/privacy-types';
import { applyMask, cellsDisclosed, tiersShown, TierNotOpenedError } from './apply-mask.js';
import { evaluate, type Mask } from './evaluate.js';
import { method1 } from './methods.js';

const opened: OpenedTiers = {
  precise: {
    state: 'known',
    value: {
      parent: {
        birthDate: '1990-07-04',
        nationalNumber: '90070400185',
        email: 'a@b.be',
        phone: '+32470123456',
      },
      child: { birthDate: '2026-03-15', expected: false },
      address: { street: 'Grote Markt', number: '1' },
    },
  },
  identity: {
    state: 'known',
    value: { parent: { firstName: 'An', lastName: 'Peeters' }, priorityRules: ['singleParent'] },
  },
  planning: {
    state: 'known',
    value: {
      postcode: '2000',
      startDate: '2026-09-01',
      endDate: '2028-08-31',
      careParts: [{ weekday: 'mon', part: 'full' }],
    },
  },
};
const destroyed = { state: 'erased', since: instant('2028-09-01T00:00:00Z'), cause: 'P2Y6M' } as const;

const only = (cells: { readonly [F in DisclosedField]?: Cell }): Mask =>
  Object.fromEntries(
    disclosedFields.map((field) => [field, { cell: cells[field] ?? 'H', rule: 'test' }]),
  ) as unknown as Mask;

describe('applying a mask', () => {
  it('shows the value of a visible field', () => {
    const fields = applyMask(only({ 'parent.firstName': 'V', careParts: 'V' }), opened);
    expect(fields['parent.firstName']).toEqual({ state: 'known', value: 'An' });
    expect(fields.careParts).toEqual({ state: 'known', value: [{ weekday: 'mon', part: 'full' }] });
  });

  it('reduces a date to its year, or to its month and year', () => {
    const fields = applyMask(only({ 'parent.birthDate': 'Y', 'child.birthDate': 'MY' }), opened);
    expect(fields['parent.birthDate']).toEqual({ state: 'generalised', value: '1990' });
    expect(fields['child.birthDate']).toEqual({ state: 'generalised', value: '03/2026' });
  });

  it('shows what stayed of a birth date whose key is destroyed, as far as the cell goes and no further', () => {
    const value = {
      parent: { firstName: 'An' },
      generalised: { parentBirth: '1990', childBirth: '2026-03' },
    };
    const after: OpenedTiers = { ...opened, precise: destroyed, identity: { state: 'known', value } };
    const { since } = destroyed;
    for (const [cells, parent, child] of [
      [['Y', 'MY'], '1990', '03/2026'],
      [['V', 'V'], '1990', '03/2026'],
      [['MY', 'Y'], '1990', '2026'],
    ] as const) {
      const fields = applyMask(only({ 'parent.birthDate': cells[0], 'child.birthDate': cells[1] }), after);
      expect(fields['parent.birthDate']).toEqual({ state: 'generalised', value: parent, since });
      expect(fields['child.birthDate']).toEqual({ state: 'generalised', value: child, since });
    }
    expect(applyMask(only({ address: 'V' }), after).address).toEqual({ ...destroyed });
    expect(applyMask(only({}), after)['child.birthDate']).toEqual({ state: 'withheld', rule: 'test' });
  });

  it('says of a birth date of which nothing stayed that it is erased', () => {
    const value = { parent: { firstName: 'An' }, generalised: {} };
    const after: OpenedTiers = { ...opened, precise: destroyed, identity: { state: 'known', value } };
    expect(applyMask(only({ 'child.birthDate': 'V' }), after)['child.birthDate']).toEqual({ ...destroyed });
    expect(applyMask(only({ 'child.birthDate': 'V' }), { precise: destroyed })['child.birthDate']).toEqual({
      ...destroyed,
    });
  });

  it('keeps hidden what has no coarser form', () => {
    expect(applyMask(only({ address: 'Y', postcode: 'MY' }), opened)).toMatchObject({
      address: { state: 'withheld', rule: 'test' },
      postcode: { state: 'withheld', rule: 'test' },
    });
  });

  it('says of a hidden field which rule hides it and until when', () => {
    const mask = evaluate(method1, { status: 'created', time: 'handling', place: 'none' });
    expect(applyMask(mask, opened)['parent.email']).toEqual({
      state: 'withheld',
      rule: 'created',
      until: 'approved',
    });
  });

  it('names every field, whatever the mask', () => {
    expect(Object.keys(applyMask(only({}), {}))).toEqual([...disclosedFields]);
  });

  it('says of a destroyed tier since when and why, to who may see the field', () => {
    const fields = applyMask(only({ address: 'V', 'child.birthDate': 'MY' }), {
      ...opened,
      precise: destroyed,
    });
    expect(fields.address).toEqual({ state: 'erased', since: destroyed.since, cause: 'P2Y6M' });
    expect(fields['child.birthDate'].state).toBe('erased');
  });

  it('does not tell that a tier was destroyed to who may not see the field', () => {
    const fields = applyMask(only({}), { precise: destroyed, identity: destroyed, planning: destroyed });
    for (const field of disclosedFields) expect(fields[field]).toEqual({ state: 'withheld', rule: 'test' });
  });

  it('knows a field that was never given as null', () => {
    const sparse: OpenedTiers = { identity: { state: 'known', value: { parent: { firstName: 'An' } } } };
    const fields = applyMask(only({ 'parent.lastName': 'V', 'parent.birthDate': 'Y', address: 'V' }), sparse);
    expect(fields['parent.lastName']).toEqual({ state: 'known', value: null });
    expect(fields['parent.birthDate']).toEqual({ state: 'known', value: null });
    expect(fields.address).toEqual({ state: 'known', value: null });
  });

  it('refuses to answer from a tier that was left closed', () => {
    expect(() => applyMask(only({ address: 'V' }), { precise: { state: 'unopened' } })).toThrow(
      TierNotOpenedError,
    );
  });
});

describe('the tiers to open', () => {
  it('are those of which something is shown', () => {
    expect(tiersShown(only({ 'parent.firstName': 'V', postcode: 'V' }))).toEqual(['identity', 'planning']);
    expect(tiersShown(only({ 'child.birthDate': 'MY' }))).toEqual(['precise']);
  });

  it('are none on a row without a place', () => {
    expect(tiersShown(evaluate(method1, { status: 'noPlace', time: 'handling', place: 'none' }))).toEqual([]);
  });
});

describe('what an answer disclosed', () => {
  it('is each field that left with a value, and how much of it', () => {
    const mask = only({
      'parent.firstName': 'V',
      'parent.birthDate': 'Y',
      'parent.lastName': 'V',
      address: 'V',
    });
    const fields = applyMask(mask, {
      identity: { state: 'known', value: { parent: { firstName: 'An' } } },
      precise: destroyed,
    });
    expect(cellsDisclosed(mask, fields)).toEqual({ 'parent.firstName': 'V' });
    expect(cellsDisclosed(mask, applyMask(mask, opened))).toEqual({
      'parent.firstName': 'V',
      'parent.lastName': 'V',
      'parent.birthDate': 'Y',
      address: 'V',
    });
  });
});
