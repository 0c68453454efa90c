import { disclosedFields, type Cell, type DisclosurePolicy } from '@koz/events';
import type { PublicText } from '@koz/privacy-types';
import { evaluate } from './evaluate.js';
import { columnOf, methodTable, situationsBefore5y } from './method-table.js';
import { maxim, method1, method2, methods } from './methods.js';

const keys = (policy: DisclosurePolicy) => methodTable(policy).columns.map(({ key }) => key);

describe('the table of a method', () => {
  it('has its columns in the order in which an application goes through them', () => {
    expect(keys(method1)).toEqual([
      ...['created', 'noPlace', 'accepted', 'approved', 'approvedConfirmed', 'approvedFrom2y6m'],
      ...['ended', 'elsewhere'],
    ]);
    expect(keys(method2)).toEqual([
      ...['open', 'elsewhere', 'approved', 'approvedAfterStart', 'rejected', 'withdrawn'],
    ]);
    expect(keys(maxim)).toEqual(['handled', 'elsewhere', 'approvedFrom2y6m', 'rejected', 'withdrawn']);
  });

  it.each(methods)('says of $id what each situation shows, cell by cell', (policy) => {
    const { columns, rows } = methodTable(policy);
    expect(rows.map(({ field }) => field)).toEqual(disclosedFields);
    for (const situation of situationsBefore5y) {
      const column = columns.findIndex(({ key }) => key === columnOf(policy, situation)?.key);
      if (column === -1) continue;
      for (const { field, cells } of rows)
        expect(cells[column]).toBe(evaluate(policy, situation)[field].cell);
    }
  });

  it("names the controller's own number of months for the x of the deck", () => {
    const titles = (monthsAfterStart: number) =>
      methodTable({ ...method2, monthsAfterStart }).columns.map(({ title }) => title);
    expect(titles(6)).toContain('Aanvraag goedgekeurd, tot 6 maanden na de startdatum');
    expect(titles(1)).toContain('Aanvraag goedgekeurd, vanaf 1 maand na de startdatum');
  });

  it('leaves out a column that decides nothing, and never promises more hiding than there is', () => {
    const column = (key: string, time: DisclosurePolicy['columns'][number]['time']) => ({
      ...{ key: key as PublicText, title: key as PublicText, time },
      ...{ status: ['created'] as const, place: ['none'] as const },
    });
    const own: DisclosurePolicy = {
      ...method1,
      columns: [
        column('early', ['handling']),
        column('late', ['afterStart', 'from2y6m']),
        column('never', ['handling']),
      ],
      // The second column would widen with time, which evaluate does not let it.
      cells: { postcode: ['H', 'V', 'V'] as Cell[], address: ['V', 'H', 'V'] as Cell[] },
    };
    const { columns, rows } = methodTable(own);
    expect(columns.map(({ key }) => key)).toEqual(['early', 'late']);
    expect(rows.find(({ field }) => field === 'postcode')?.cells).toEqual(['H', 'H']);
    expect(rows.find(({ field }) => field === 'address')?.cells).toEqual(['V', 'H']);
  });
});
