import type { Schemas } from '@koz/api-client';
import { comparedColumns, fieldRows, measureRows, mostOf } from './comparison.js';

type Figures = Schemas['ComparedPolicy'];

const exposure = (V: number, MY = 0, Y = 0) => ({
  plans: 6,
  familyDays: { V, MY, Y },
  locationDays: { V: V * 2, MY, Y },
  locations: { sum: 9, most: 3 },
  organisers: { sum: 8, most: 2 },
});
const figures = (method: string, V: number): Figures =>
  ({
    method,
    versions: [`${method}@1`],
    fields: { postcode: exposure(V, 2, 1) },
    total: { familyDays: { V, MY: 2, Y: 1 }, locationDays: { V: V * 2, MY: 2, Y: 1 } },
    anyField: exposure(V),
    decisions: [
      { decision: 'noPlace', status: 'created', taken: 4, missing: 3, hidden: {} },
      { decision: 'accepted', status: 'created', taken: 4, missing: 2, hidden: {} },
    ],
  }) as unknown as Figures;

describe('the comparison of methods', () => {
  const comparison = {
    actual: figures('actual', 10),
    methods: [figures('maxim', 7)],
  } as unknown as Schemas['PolicyComparison'];
  const columns = comparedColumns(comparison, [{ id: 'maxim', title: 'Voorstel Maxim' }]);

  it('has what really held first, and each method by its title', () => {
    expect(columns.map(({ title }) => title)).toEqual(['Wat werkelijk gold (actual@1)', 'Voorstel Maxim']);
    expect(comparedColumns({ ...comparison, actual: null, methods: [] }, [])).toEqual([]);
  });

  it('adds days of every precision, and decisions of every kind', () => {
    const rows = new Map(measureRows(columns).map(({ title, values }) => [title, values]));
    expect(rows.get('Dagen waarop van een gezin iets te zien was')).toEqual([10, 7]);
    expect(rows.get('Dezelfde dagen, elk gegeven apart geteld')).toEqual([13, 10]);
    expect(rows.get('Daarvan volledig te zien')).toEqual([10, 7]);
    expect(rows.get('Beslissingen waarbij iets verborgen was dat een andere methode toont')).toEqual([5, 5]);
  });

  it('tells of each field on how many days it was seen', () => {
    const rows = fieldRows(columns, ['postcode'], () => 'postcode');
    expect(rows).toEqual([{ title: 'postcode', values: [13, 10] }]);
    expect(mostOf(rows)).toBe(13);
  });
});
