import { disclosedFields, type ApplicationStatus, type PlaceView } from '@koz/events';
import { evaluate } from './evaluate.js';
import { method2 } from './methods.js';
import {
  before2y6m,
  before5y,
  describeMethodTable,
  everyPlace,
  here,
  situations,
  type MethodTable,
} from './testing/method-table.js';

// DOMAIN.md, "method-2: hide as the chance of a place falls", as it stands there.
const table = `
| field | created, noPlace, accepted | the same, place elsewhere | approved, until start + x months | approved after that, and from 2.5 y; rejected | withdrawn |
|---|---|---|---|---|---|
| parent.firstName, priorityRules, child.birthDate | V | V | V | H | H |
| parent.lastName | H | H | V | H | H |
| startDate, endDate, careParts | V | V | V | V | H |
| postcode | V | V | V | H | H |
| address, parent.email, parent.phone | V | H | V | H | H |
| parent.nationalNumber | H | H | V | H | H |
| parent.birthDate | H | H | H | H | H |
`;

const open: readonly ApplicationStatus[] = ['created', 'noPlace', 'accepted'];
/** The columns of an approval also hold for the place confirmed here: of care that began, that is the usual state. */
const placeOfApproval: readonly PlaceView[] = [...here, 'confirmedHere'];

const situationsOf: MethodTable['situationsOf'] = {
  'created, noPlace, accepted': situations(open, before2y6m, here),
  'the same, place elsewhere': situations(open, before2y6m, ['elsewhere']),
  'approved, until start + x months': situations(['approved'], ['handling'], placeOfApproval),
  'approved after that, and from 2.5 y; rejected': [
    ...situations(['approved'], ['afterStart', 'from2y6m'], placeOfApproval),
    ...situations(['rejected'], before5y, here),
  ],
  withdrawn: situations(['withdrawn'], before5y, everyPlace),
};

describeMethodTable(method2, { table, situationsOf });

describe('method-2 tells of a hidden field when it would show', () => {
  const at = (status: ApplicationStatus, place: PlaceView = 'none') =>
    evaluate(method2, { status, time: 'handling', place });

  it('names approval for what an open application does not show yet', () => {
    for (const status of open)
      expect(at(status)['parent.nationalNumber']).toEqual({ cell: 'H', rule: 'open', until: 'approved' });
  });

  it('promises no contact data once the place is elsewhere, and names that as the rule', () => {
    for (const field of ['address', 'parent.email', 'parent.phone', 'parent.lastName'] as const)
      expect(at('accepted', 'elsewhere')[field]).toEqual({ cell: 'H', rule: 'elsewhere' });
  });

  it('promises nothing that no stage shows', () => {
    for (const status of open) expect(at(status)['parent.birthDate'].until).toBeUndefined();
  });

  it('promises nothing once the application has ended', () => {
    for (const field of disclosedFields) {
      expect(at('rejected')[field].until).toBeUndefined();
      expect(at('withdrawn')[field].until).toBeUndefined();
    }
  });

  it('promises after the months of the start have passed nothing that an approval would no longer show', () => {
    const late = evaluate(method2, { status: 'accepted', time: 'afterStart', place: 'none' });
    expect(late['parent.lastName']).toEqual({ cell: 'H', rule: 'open' });
  });
});
