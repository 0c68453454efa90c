import { disclosedFields } from '@koz/events';
import { instant, type OpenedTiers } from '@koz/privacy-types';
import { TierNotOpenedError } from './apply-mask.js';
import { ownDataOf, ownFields } from './own-data.js';

const opened: OpenedTiers = {
  precise: {
    state: 'known',
    value: { parent: { birthDate: '1994-03-05' }, child: { birthDate: '2026-07-01', expected: true } },
  },
  identity: { state: 'known', value: { parent: { firstName: 'Noor' }, priorityRules: [] } },
  planning: { state: 'known', value: { postcode: '2018', sharing: 'allLocations' } },
};

describe("a family's own data", () => {
  it('are every field that an organiser could be shown, and what is shown to nobody else', () => {
    expect(Object.keys(ownDataOf(opened))).toEqual([...disclosedFields, 'child.expected', 'sharing']);
  });

  it('are known, and null where they were never given', () => {
    const known = Object.fromEntries(
      Object.entries(ownDataOf(opened)).map(([field, value]) => [
        field,
        value.state === 'known' ? value.value : value.state,
      ]),
    );
    expect(known).toEqual({
      ...Object.fromEntries(ownFields.map((field) => [field, null])),
      'parent.birthDate': '1994-03-05',
      'child.birthDate': '2026-07-01',
      'child.expected': true,
      'parent.firstName': 'Noor',
      priorityRules: [],
      postcode: '2018',
      sharing: 'allLocations',
    });
  });

  it('are erased with their tier, since when and why', () => {
    const erased = { state: 'erased', since: instant('2028-12-01T00:00:00Z'), cause: 'P2Y6M' } as const;
    const data = ownDataOf({ ...opened, precise: erased });
    expect(data['child.expected']).toEqual(erased);
    expect(data.address).toEqual(erased);
    expect(data['parent.firstName']).toEqual({ state: 'known', value: 'Noor' });
  });

  it('are never answered from a tier that was not opened', () => {
    expect(() => ownDataOf({ ...opened, identity: { state: 'unopened' } })).toThrow(TierNotOpenedError);
  });
});
