import type { Instant } from '@koz/privacy-types';
import fc from 'fast-check';
import type { Checked } from './checked.js';
import { belgianDateRule, childAgeRule, dayInBelgium, periodRule, plainDateRule } from './dates.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('A date', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2026-02-29', 'dateDoesNotExist'],
    ['2026-04-31', 'dateDoesNotExist'],
    ['2026-13-01', 'dateDoesNotExist'],
    ['2026-00-10', 'dateDoesNotExist'],
    ['2026-10-00', 'dateDoesNotExist'],
    ['1899-12-31', 'dateOutOfRange'],
    ['0026-11-23', 'dateOutOfRange'],
    ['2200-01-01', 'dateOutOfRange'],
    ['2026-1-1', 'dateFormat'],
    ['23/11/2026', 'dateFormat'],
    ['2026-11-23T00:00:00Z', 'dateFormat'],
    ['2026-11-23\n2026-11-24', 'dateFormat'],
    ['', 'dateFormat'],
  ])('%j in our form gives %s', (text, expected) => {
    expect(outcome(plainDateRule(text))).toBe(expected);
  });

  it.each([
    ['23/11/2026', '2026-11-23'],
    ['3/4/2026', '2026-04-03'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', 'dateDoesNotExist'],
    ['11/23/2026', 'dateDoesNotExist'],
    ['01/01/0026', 'dateOutOfRange'],
    ['1/1/26', 'belgianDateFormat'],
    ['2026-11-23', 'belgianDateFormat'],
    ['1.1.2026', 'belgianDateFormat'],
  ])('%j as it is written in Belgium gives %s', (text, expected) => {
    expect(outcome(belgianDateRule(text))).toBe(expected);
  });

  it('is the same in both forms', () => {
    const day = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        expect(plainDateRule(iso)).toEqual({ ok: true, value: iso });
        expect(belgianDateRule(`${dayOfMonth}/${month}/${year}`)).toEqual({ ok: true, value: iso });
      }),
    );
  });

  it.each([
    ['2026-11-23T22:59:59.999Z', '2026-11-23'],
    ['2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['2026-07-23T21:59:59.999Z', '2026-07-23'],
    ['2026-07-23T22:00:00.000Z', '2026-07-24'],
  ])('at %s is %s in Belgium', (at, expected) => {
    expect(dayInBelgium(at as Instant)).toBe(expected);
  });

  it('ends a period on the first day at the earliest', () => {
    expect(outcome(periodRule('2027-01-04', '2027-01-04'))).toBe('2027-01-04');
    expect(outcome(periodRule('2027-01-04', '2027-01-03'))).toBe('endBeforeStart');
  });

  it.each([
    ['2024-05-31', '2026-10-31', '2024-05-31'],
    ['2024-05-01', '2026-11-01', 'childTooOld'],
    ['2024-05-31', '2026-11-01', 'childTooOld'],
    ['2024-04-30', '2026-11-01', 'childTooOld'],
    ['2027-05-23', '2026-11-23', '2027-05-23'],
  ])('of birth %s on %s gives %s', (birthDate, today, expected) => {
    expect(outcome(childAgeRule(birthDate, today))).toBe(expected);
  });
});
