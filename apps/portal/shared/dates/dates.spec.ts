import fc from 'fast-check';
import { isoOfTyped, shownDay, shownMoment, shownMonth } from './dates.js';

describe('a day', () => {
  it.each([
    ['03/04/2027', '2027-04-03'],
    ['3/4/2027', '2027-04-03'],
    [' 3-4-2027 ', '2027-04-03'],
    ['31.12.2026', '2026-12-31'],
    ['29/02/2028', '2028-02-29'],
  ])('typed as %s is %s', (typed, iso) => expect(isoOfTyped(typed)).toBe(iso));

  it.each(['', '13/13/2027', '29/02/2027', '31/04/2027', '00/01/2027', '2027-04-03', '3/4/27', 'morgen'])(
    'is not what "%s" says',
    (typed) => expect(isoOfTyped(typed)).toBeUndefined(),
  );

  it('typed as it is shown is the same day again', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(isoOfTyped(shownDay(iso))).toBe(iso);
      }),
    );
  });

  it('of an instant is that of Belgium, not of Greenwich', () => {
    expect(shownDay('2027-03-31T22:30:00Z')).toBe('01/04/2027');
    expect(shownMoment('2027-03-31T22:30:00Z')).toBe('01/04/2027 00:30');
  });

  it('less precise stays less precise', () => {
    expect(shownDay('2027-04')).toBe('04/2027');
    expect(shownDay('1990')).toBe('1990');
    expect(shownMonth('2027-04')).toBe('april 2027');
  });
});
