import fc from 'fast-check';
import { anApplication } from '../testing/application.js';
import { nothingLoaded, withChanged, withPage, type LoadedRows } from './inbox-rows.js';

const filed = (hour: number, status: 'created' | 'accepted' = 'created') =>
  anApplication(`a${String(hour).padStart(2, '0')}`, {
    status,
    history: [
      { status: 'created', at: `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`, reason: null },
    ],
  });
const ids = ({ rows }: LoadedRows) => rows.map(({ applicationId }) => applicationId);
const whole = { rows: [filed(1), filed(3), filed(5)], next: null };

describe('The rows of an inbox', () => {
  it('grow by a page, and hold nothing twice that moved between two pages', () => {
    const first = withPage(nothingLoaded, { items: [filed(1), filed(2)], nextCursor: 'meer' });
    const second = withPage(first, { items: [filed(2), filed(3)], nextCursor: null });
    expect([ids(second), second.next]).toEqual([['a01', 'a02', 'a03'], null]);
  });

  it('show an application that changed as it is now, at its place', () => {
    const changed = withChanged(whole, ['a03'], [filed(3, 'accepted')]);
    expect(changed.rows.map(({ status }) => status)).toEqual(['created', 'accepted', 'created']);
    expect(ids(changed)).toEqual(['a01', 'a03', 'a05']);
  });

  it('lose an application that is no longer of the list, and leave alone what was not asked', () => {
    expect(ids(withChanged(whole, ['a03'], []))).toEqual(['a01', 'a05']);
  });

  it('take in a new application at its place in the order of filing', () => {
    expect(ids(withChanged(whole, ['a04', 'a06'], [filed(6), filed(4)]))).toEqual([
      ...['a01', 'a03', 'a04', 'a05', 'a06'],
    ]);
  });

  it('leave a new one for the page that is still to come, when it lies beyond what was read', () => {
    const partly = { ...whole, next: 'meer' };
    expect(ids(withChanged(partly, ['a04', 'a06'], [filed(6), filed(4)]))).toEqual([
      'a01',
      'a03',
      'a04',
      'a05',
    ]);
  });

  it('are, after any changes, the list as reading all of it anew would give it', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 12 });
    fc.assert(
      fc.property(hours, hours, (before, after) => {
        const sorted = (list: number[]) =>
          [...list].sort((one, next) => one - next).map((hour) => filed(hour));
        const [was, is] = [sorted(before), sorted(after)];
        const asked = [...new Set([...was, ...is].map(({ applicationId }) => applicationId))];
        expect(withChanged({ rows: was, next: null }, asked, is).rows).toEqual(is);
      }),
    );
  });
});
