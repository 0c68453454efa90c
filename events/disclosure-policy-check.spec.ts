import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyViolations } from './disclosure-policy-check.js';

type Json = Record<string, unknown>;

const golden = JSON.parse(
  readFileSync(join(__dirname, 'golden/DisclosureMethodAdopted.v1.json'), 'utf8'),
) as { stored: { clear: { policy: Json & { columns: Json[]; cells: Record<string, string[]> } } } };
const policy = () => structuredClone(golden.stored.clear.policy);

const column = (change: Json) => {
  const changed = policy();
  Object.assign(changed.columns[0]!, change);
  return changed;
};
const cells = (change: Json) => ({ ...policy(), cells: { ...policy().cells, ...change } });

describe('A disclosure policy', () => {
  it('is accepted when it is whole', () => {
    expect(policyViolations(policy())).toEqual([]);
  });

  it.each([
    ['is no object', 'method-1', 'the policy must be an object'],
    ['is a list', [], 'the policy must be an object'],
    ['has a member that no policy has', { ...policy(), note: 'Jan' }, 'the policy must have no members but'],
    ['has no id', { ...policy(), id: undefined }, 'id must'],
    ['has an id in capitals', { ...policy(), id: 'Method 1' }, 'id must'],
    ['has no version', { ...policy(), version: undefined }, 'version must'],
    ['has version 0', { ...policy(), version: 0 }, 'version must'],
    ['has a blank title', { ...policy(), title: ' ' }, 'title must'],
    ['has a title of a page', { ...policy(), title: 'x'.repeat(201) }, 'title must'],
    ['counts half a month', { ...policy(), monthsAfterStart: 0.5 }, 'monthsAfterStart must'],
    ['has no columns', { ...policy(), columns: [] }, 'columns must be a list'],
    [
      'has a column that is a text',
      { ...policy(), columns: ['open', 'later'] },
      'columns[0] must be an object',
    ],
    ['has two columns of one key', column({ key: 'later' }), 'columns must have different keys'],
    ['has a member that no column has', column({ note: 'x' }), 'columns[0] must have no members but'],
    ['has a column without a key', column({ key: '' }), 'columns[0].key must'],
    ['has a column without a title', column({ title: '' }), 'columns[0].title must'],
    ['names a status that does not exist', column({ status: ['lost'] }), 'columns[0].status must hold only'],
    ['names a status twice', column({ status: ['created', 'created'] }), 'columns[0].status must hold each'],
    ['names no time', column({ time: [] }), 'columns[0].time must be a list'],
    ['names a place that does not exist', column({ place: ['mars'] }), 'columns[0].place must hold only'],
    ['has no cells', { ...policy(), cells: null }, 'cells must be an object'],
    [
      'names a field that does not exist',
      cells({ 'parent.salary': ['V', 'V'] }),
      'cells must have no members',
    ],
    ['has fewer cells than columns', cells({ postcode: ['V'] }), 'cells.postcode must have 2 cells'],
    ['has more cells than columns', cells({ postcode: ['V', 'V', 'V'] }), 'cells.postcode must have 2 cells'],
    ['has a cell that is none', cells({ postcode: ['V', 'X'] }), 'cells.postcode[1] must be one of V, H'],
    ['coarsens what is no date', cells({ postcode: ['V', 'Y'] }), 'cells.postcode[1] must be one of V, H'],
    [
      'shows something from 5 years',
      column({ time: ['handling', 'from5y'] }),
      'cells.parent.firstName[0] must be H: from 5 years all is hidden',
    ],
  ])('is refused when it %s', (_why, document, expected) => {
    expect(policyViolations(document)).toContainEqual(expect.stringContaining(expected));
  });

  it('may name the time from 5 years when it shows nothing then', () => {
    const changed = column({ time: ['from5y'] });
    for (const row of Object.values(changed.cells)) row[0] = 'H';
    expect(policyViolations(changed)).toEqual([]);
  });

  it('is told all its mistakes at once, and no name that it made up', () => {
    const violations = policyViolations({ ...column({ time: [] }), Peeters: 1, version: 'one' });
    expect(violations).toHaveLength(3);
    expect(violations.join()).not.toContain('Peeters');
  });
});
