import { disclosedFields, type ApplicationStatus, type PlaceView } from '@koz/events';
import { evaluate } from './evaluate.js';
import { method1 } from './methods.js';
import {
  before2y6m,
  before5y,
  describeMethodTable,
  everyPlace,
  everyStatus,
  here,
  situations,
  type MethodTable,
} from './testing/method-table.js';

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

const situationsOf: MethodTable['situationsOf'] = {
  created: situations(['created'], before2y6m, here),
  noPlace: situations(['noPlace'], before2y6m, here),
  accepted: situations(['accepted'], before2y6m, here),
  approved: situations(['approved'], before2y6m, here),
  'approved, place confirmed': situations(['approved'], before2y6m, ['confirmedHere']),
  'rejected, withdrawn, elsewhere': [
    ...situations(['rejected', 'withdrawn'], before5y, everyPlace),
    ...situations(everyStatus, before5y, ['elsewhere']),
  ],
  'approved, from 2.5 y': situations(['approved'], ['from2y6m'], ['none', 'foundHere', 'confirmedHere']),
};

describeMethodTable(method1, { table, situationsOf });

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
