import { method1 } from './methods.js';
import { InvalidPolicyError, parsePolicy, policyVersionOf } from './policy-document.js';

const document = () => JSON.parse(JSON.stringify(method1)) as Record<string, unknown>;

function refusal(change: (document: Record<string, any>) => void): string | undefined {
  const changed = document();
  change(changed);
  try {
    parsePolicy(changed);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidPolicyError);
    return (error as InvalidPolicyError).where;
  }
}

describe('a policy document', () => {
  it('is taken as it stands when it is in order', () => {
    expect(parsePolicy(document())).toEqual(method1);
    expect(policyVersionOf(method1)).toBe('method-1@1');
  });

  it.each([
    ['a field that does not exist', 'cells.shoeSize', (d: any) => (d.cells.shoeSize = d.cells.address)],
    ['a row of the wrong length', 'cells.address', (d: any) => d.cells.address.pop()],
    ['a cell that is none', 'cells.address[0]', (d: any) => (d.cells.address[0] = 'X')],
    ['a year of what is no date', 'cells.postcode[2]', (d: any) => (d.cells.postcode[2] = 'Y')],
    ['a status that does not exist', 'columns[1].status[0]', (d: any) => (d.columns[1].status = ['lost'])],
    ['a column without times', 'columns[0].time', (d: any) => (d.columns[0].time = [])],
    ['a property that nobody knows', 'document.colour', (d: any) => (d.colour = 'red')],
    ['two columns with one key', 'columns', (d: any) => (d.columns[1].key = d.columns[0].key)],
    ['a negative number of months', 'monthsAfterStart', (d: any) => (d.monthsAfterStart = -1)],
    ['an id that is none', 'id', (d: any) => (d.id = 'Method 1')],
    ['no title', 'title', (d: any) => delete d.title],
    ['cells that are no table', 'cells', (d: any) => (d.cells = [])],
  ])('is refused with %s', (_what, where, change) => {
    expect(refusal(change)).toBe(where);
  });

  it('is refused when it is no object at all', () => {
    for (const other of [null, 'method-1', [], 1])
      expect(() => parsePolicy(other)).toThrow(InvalidPolicyError);
  });
});
