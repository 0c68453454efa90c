import { method1 } from './methods.js';
import { InvalidPolicyError, parsePolicy, policyVersionOf } from './policy-document.js';

type Json = Record<string, unknown>;

const document = (): Json => JSON.parse(JSON.stringify(method1)) as Json;

/** method-1 with another value at a path such as `cells.address.0`. */
function changed(path: string, value: unknown): Json {
  const whole = document();
  const names = path.split('.');
  const last = names.pop() as string;
  const parent = names.reduce((part, name) => part[name] as Json, whole);
  parent[last] = value;
  return whole;
}

function refusalOf(candidate: unknown): unknown {
  try {
    return parsePolicy(candidate);
  } catch (error) {
    return error;
  }
}

describe('a policy document', () => {
  it('is taken as it stands when it is in order', () => {
    expect(parsePolicy(document())).toEqual(method1);
    expect(policyVersionOf(method1)).toBe('method-1@1');
  });

  it.each([
    ['a field that does not exist', 'cells.shoeSize', ['V'], 'cells.shoeSize'],
    ['a row of the wrong length', 'cells.address', ['V', 'H'], 'cells.address'],
    ['a cell that is none', 'cells.address.0', 'X', 'cells.address[0]'],
    ['a year of what is no date', 'cells.postcode.2', 'Y', 'cells.postcode[2]'],
    ['a status that does not exist', 'columns.1.status', ['lost'], 'columns[1].status[0]'],
    ['a column without times', 'columns.0.time', [], 'columns[0].time'],
    ['a property that nobody knows', 'colour', 'red', 'document.colour'],
    ['two columns with one key', 'columns.1.key', 'elsewhere', 'columns'],
    ['a negative number of months', 'monthsAfterStart', -1, 'monthsAfterStart'],
    ['an id that is none', 'id', 'Method 1', 'id'],
    ['no title', 'title', undefined, 'title'],
    ['cells that are no table', 'cells', [], 'cells'],
  ])('is refused with %s', (_what, path, value, where) => {
    const refusal = refusalOf(changed(path, value));
    expect(refusal).toBeInstanceOf(InvalidPolicyError);
    expect(refusal).toMatchObject({ where });
  });

  it('is refused when it is no object at all', () => {
    for (const other of [null, 'method-1', [], 1])
      expect(refusalOf(other)).toBeInstanceOf(InvalidPolicyError);
  });
});
