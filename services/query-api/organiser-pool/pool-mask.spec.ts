import { maximStrict, method1 } from '@koz/disclosure';
import { disclosedFields, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import { instant } from '@koz/privacy-types';
import { antwerp, fullInput, mechelen, Region, type Organisation } from '../testing/region.js';

/*
 * "As `created`, less address, contact, names and national number" (DOMAIN.md), field by field, copied here and nowhere
 * computed: V visible, H hidden.
 */
const tables: readonly [string, DisclosurePolicy, Readonly<Record<DisclosedField, 'V' | 'H'>>][] = [
  [
    'method-1',
    method1,
    {
      'parent.firstName': 'H',
      'parent.lastName': 'H',
      'parent.birthDate': 'V',
      priorityRules: 'V',
      startDate: 'V',
      endDate: 'V',
      careParts: 'V',
      'child.birthDate': 'V',
      address: 'H',
      postcode: 'V',
      'parent.email': 'H',
      'parent.phone': 'H',
      'parent.nationalNumber': 'H',
    },
  ],
  [
    'maxim-strict',
    maximStrict,
    {
      'parent.firstName': 'H',
      'parent.lastName': 'H',
      'parent.birthDate': 'H',
      priorityRules: 'V',
      startDate: 'V',
      endDate: 'V',
      careParts: 'H',
      'child.birthDate': 'V',
      address: 'H',
      postcode: 'H',
      'parent.email': 'H',
      'parent.phone': 'H',
      'parent.nationalNumber': 'H',
    },
  ],
];

/** What was filed; what is hidden must stand nowhere in the answer. */
const values: Readonly<Record<DisclosedField, unknown>> = {
  'parent.firstName': 'Noor',
  'parent.lastName': 'Voorbeeld',
  'parent.birthDate': '1994-03-05',
  priorityRules: ['singleParent'],
  startDate: '2027-01-04',
  endDate: '2028-08-31',
  careParts: [{ weekday: 'mon', part: 'full' }],
  'child.birthDate': '2026-07-01',
  address: { street: 'Voorbeeldstraat', number: '1' },
  postcode: '2018',
  'parent.email': 'noor@voorbeeld.be',
  'parent.phone': '+32470123456',
  'parent.nationalNumber': '94030500101',
};

type Fields = Readonly<Record<DisclosedField, { state: string; value?: unknown; rule?: string }>>;

describe.each(tables)('what a location without an application sees under %s', (_, method, table) => {
  let region: Region;
  let viewers: readonly Organisation[];
  let applied: Organisation;

  beforeAll(async () => {
    region = await Region.open();
    region.clock.set(instant('2026-11-24T09:00:00Z'));
    await region.adopt(antwerp, method);
    applied = await region.organisation(antwerp);
    viewers = [await region.organisation(antwerp), await region.organisation(mechelen)];
    const forAll = await region.file([applied], { ...fullInput, sharing: 'allLocations' });
    const urgent = await region.file([applied], { ...fullInput, sharing: 'ownMunicipality' });
    const both = await region.file([applied], { ...fullInput, sharing: 'allLocations' });
    for (const filed of [urgent, both]) await region.list(filed);
    await region.project();
    expect(forAll.carePlanId).not.toBe(urgent.carePlanId);
  });
  afterAll(() => region.close());

  it.each<[string, number]>([
    ['emergency', 2],
    ['all', 3],
  ])(
    'is the same in each plan of the list %s, for an organiser here and one across the border',
    async (list, count) => {
      const http = await region.http();
      for (const viewer of viewers) {
        const answer = await http.get(`/organiser/pool?list=${list}`, viewer);
        const { items } = answer.json() as { items: { fields: Fields }[] };
        expect(items).toHaveLength(count);
        for (const { fields } of items) {
          expect(Object.keys(fields).sort()).toEqual([...disclosedFields].sort());
          for (const field of disclosedFields) {
            const { state, value } = fields[field];
            expect({ field, state, value }).toEqual(
              table[field] === 'V'
                ? { field, state: 'known', value: values[field] }
                : { field, state: 'withheld', value: undefined },
            );
          }
          expect(JSON.stringify(fields)).not.toContain('until');
        }
        for (const text of ['Noor', 'Voorbeeldstraat', 'noor@', '+3247', '94030500101'])
          expect(answer.body).not.toContain(text);
        expect(answer.body).not.toContain('applicationId');
        expect(answer.body).not.toContain(applied.locationId);
      }
    },
  );

  it('is recorded as exactly that', async () => {
    const before = (await region.disclosures()).length;
    await (await region.http()).get('/organiser/pool?list=all', viewers[0]);
    const recorded = (await region.disclosures()).slice(before);
    expect(recorded.map(({ ground }) => ground).sort()).toEqual(['emergencyList', 'pool', 'pool']);
    const shown = disclosedFields.filter((field) => table[field] === 'V').map((field) => `${field}:V`);
    for (const { fields } of recorded) expect([...fields].sort()).toEqual(shown.sort());
  });

  it('is nothing from the first day of the month in which the child becomes 2.5, also when the worker lags', async () => {
    region.clock.set(instant('2028-12-31T23:00:00Z'));
    const answer = await (await region.http()).get('/organiser/pool', viewers[0]);
    for (const { fields } of (answer.json() as { items: { fields: Fields }[] }).items)
      for (const field of disclosedFields)
        expect({ field, state: fields[field].state }).toEqual({ field, state: 'withheld' });
  });
});
