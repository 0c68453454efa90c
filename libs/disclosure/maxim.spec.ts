import { disclosedFields, type ApplicationStatus } from '@koz/events';
import { evaluate } from './evaluate.js';
import { maxim, maximStrict } from './methods.js';
import {
  before2y6m,
  before5y,
  describeMethodTable,
  everyPlace,
  everyStatus,
  situations,
  type MethodTable,
} from './testing/method-table.js';

// DOMAIN.md, "maxim: the proposal of an organiser in the deck", as it stands there.
const table = `
| field | created, noPlace, accepted, approved | rejected | withdrawn | approved, from 2.5 y |
|---|---|---|---|---|
| parent.lastName | V | V | H | V |
| startDate, endDate | V | V | H | V |
| priorityRules | V | H | H | V |
| child.birthDate | V | H | H | MY |
| parent.email, parent.phone | V (H once the place is elsewhere) | H | H | H |
| all others | H | H | H | H |
`;

// "maxim-strict hides parent.lastName, parent.email and parent.phone everywhere too".
const strictTable = `
| field | created, noPlace, accepted, approved | rejected | withdrawn | approved, from 2.5 y |
|---|---|---|---|---|
| startDate, endDate | V | V | H | V |
| priorityRules | V | H | H | V |
| child.birthDate | V | H | H | MY |
| all others | H | H | H | H |
`;

/** The place is said to change e-mail and phone alone: every column holds wherever the place is. */
const situationsOf: MethodTable['situationsOf'] = {
  'created, noPlace, accepted, approved': situations(
    ['created', 'noPlace', 'accepted', 'approved'],
    before2y6m,
    everyPlace,
  ),
  rejected: situations(['rejected'], before5y, everyPlace),
  withdrawn: situations(['withdrawn'], before5y, everyPlace),
  'approved, from 2.5 y': situations(['approved'], ['from2y6m'], everyPlace),
};

describeMethodTable(maxim, { table, situationsOf });
describeMethodTable(maximStrict, { table: strictTable, situationsOf });

describe('maxim tells of a hidden field when it would show', () => {
  it.each([maxim, maximStrict])('promises nothing, for no later stage shows more: $id', (method) => {
    for (const situation of situations(everyStatus, before2y6m, everyPlace))
      for (const field of disclosedFields) expect(evaluate(method, situation)[field].until).toBeUndefined();
  });

  it('names the place elsewhere as what hides e-mail and phone', () => {
    for (const status of ['created', 'noPlace', 'accepted', 'approved'] satisfies ApplicationStatus[]) {
      const mask = evaluate(maxim, { status, time: 'handling', place: 'elsewhere' });
      expect(mask['parent.email']).toEqual({ cell: 'H', rule: 'elsewhere' });
      expect(mask['parent.lastName']).toEqual({ cell: 'V', rule: 'elsewhere' });
    }
  });
});
