import type { ApplicationStatus, Cell, DisclosedField, PlaceView, TimePhase } from '@koz/events';
import { disclosedFields } from '@koz/events';
import { evaluate, type Situation } from './evaluate.js';
import { method1 } from './methods.js';

// DOMAIN.md, "method-1: show more as the chance of a place grows (default)", as it stands there.
const table = `
| field | created | noPlace | accepted | approved | approved, place confirmed | rejected, withdrawn, elsewhere | approved, from 2.5 y |
|---|---|---|---|---|---|---|---|
| parent.firstName | V | H | V | V | V | H | V |
| parent.lastName | H | H | H | V | V | H | H |
| parent.birthDate | V | H | V | V | V | H | Y |
| priorityRules | V | H | V | V | V | H | V |
| startDate, endDate, careParts | V | H | V | V | V | H | V |
| child.birthDate | V | H | V | V | V | H | MY |
| address | V | H | V | V | V | H | H |
| postcode | V | H | V | V | V | H | V |
| parent.email, parent.phone | H | H | H | V | H | H | H |
| parent.nationalNumber | H | H | H | V | V | H | H |
`;

/** "Columns below without place = none or found here." */
const here: readonly PlaceView[] = ['none', 'foundHere'];
const everyPlace: readonly PlaceView[] = ['none', 'foundHere', 'confirmedHere', 'elsewhere'];
const handling: readonly TimePhase[] = ['handling', 'afterStart'];
const before5y: readonly TimePhase[] = ['handling', 'afterStart', 'from2y6m'];
const everyStatus: readonly ApplicationStatus[] = [
  'created',
  'noPlace',
  'accepted',
  'approved',
  'rejected',
  'withdrawn',
];

const situationsOf: Readonly<Record<string, readonly Situation[]>> = {
  created: situations(['created'], handling, here),
  noPlace: situations(['noPlace'], handling, here),
  accepted: situations(['accepted'], handling, here),
  approved: situations(['approved'], handling, here),
  'approved, place confirmed': situations(['approved'], handling, ['confirmedHere']),
  'rejected, withdrawn, elsewhere': [
    ...situations(['rejected', 'withdrawn'], before5y, everyPlace),
    ...situations(everyStatus, before5y, ['elsewhere']),
  ],
  'approved, from 2.5 y': situations(['approved'], ['from2y6m'], ['none', 'foundHere', 'confirmedHere']),
};

function situations(
  statuses: readonly ApplicationStatus[],
  times: readonly TimePhase[],
  places: readonly PlaceView[],
): Situation[] {
  return statuses.flatMap((status) =>
    times.flatMap((time) => places.map((place) => ({ status, time, place }))),
  );
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const [header, , ...rows] = table.trim().split('\n').map(cellsOf);
const columns = header!.slice(1);

describe('method-1 shows what the table of DOMAIN.md says', () => {
  for (const [fields, ...cells] of rows)
    for (const field of fields!.split(', ') as DisclosedField[])
      columns.forEach((column, index) => {
        const expected = cells[index] as Cell;
        it(`${field}, ${column}: ${expected}`, () => {
          for (const situation of situationsOf[column]!)
            expect({ situation, cell: evaluate(method1, situation)[field].cell }).toEqual({
              situation,
              cell: expected,
            });
        });
      });

  it('speaks of every disclosed field', () => {
    expect(rows.flatMap(([fields]) => fields!.split(', ')).sort()).toEqual([...disclosedFields].sort());
  });

  it('hides everything from 5 years, at every status and place', () => {
    for (const situation of situations(everyStatus, ['from5y'], everyPlace))
      for (const field of disclosedFields)
        expect(evaluate(method1, situation)[field]).toEqual({ cell: 'H', rule: 'from5y' });
  });

  it('hides everything in a situation that no column names', () => {
    const named = new Set(
      Object.values(situationsOf)
        .flat()
        .map((each) => JSON.stringify(each)),
    );
    const others = situations(everyStatus, before5y, everyPlace).filter(
      (each) => !named.has(JSON.stringify(each)),
    );
    expect(others).not.toHaveLength(0);
    for (const situation of others)
      for (const field of disclosedFields) expect(evaluate(method1, situation)[field].cell).toBe('H');
  });
});

describe('method-1 tells of a hidden field when it would show', () => {
  const at = (status: ApplicationStatus, place: PlaceView = 'none') =>
    evaluate(method1, { status, time: 'handling', place });

  it('names approval for the last name of a new application', () => {
    expect(at('created')['parent.lastName']).toEqual({ cell: 'H', rule: 'created', until: 'approved' });
  });

  it('names acceptance, the nearer step, for the first name of an application without a place', () => {
    expect(at('noPlace')['parent.firstName'].until).toBe('accepted');
    expect(at('noPlace')['parent.email'].until).toBe('approved');
  });

  it('promises nothing once the application has ended or the place is elsewhere', () => {
    for (const field of disclosedFields) {
      expect(at('rejected')[field].until).toBeUndefined();
      expect(at('withdrawn')[field].until).toBeUndefined();
      expect(at('created', 'elsewhere')[field]).toEqual({ cell: 'H', rule: 'elsewhere' });
    }
  });

  it('does not count the way back from a confirmed place as a promise', () => {
    expect(at('approved', 'confirmedHere')['parent.email']).toEqual({ cell: 'H', rule: 'approvedConfirmed' });
  });
});
