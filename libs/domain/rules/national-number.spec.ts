import fc from 'fast-check';
import { checkDigits, nationalNumberRule } from './national-number.js';

const two = (value: number) => String(value).padStart(2, '0');

interface Person {
  readonly digits: string;
  readonly birthDate: string;
}

/** A number of somebody born on a real day, with or without a BIS offset on the month. */
const person: fc.Arbitrary<Person> = fc
  .record({
    day: fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    serial: fc.integer({ min: 1, max: 998 }),
    bis: fc.constantFrom(0, 20, 40),
  })
  .map(({ day, serial, bis }) => {
    const birthDate = day.toISOString().slice(0, 10);
    const [year, month, date] = birthDate.split('-').map(Number) as [number, number, number];
    const firstNine = `${two(year % 100)}${two(month + bis)}${two(date)}${String(serial).padStart(3, '0')}`;
    const check = checkDigits(Number(firstNine), year < 2000 ? 1900 : 2000);
    return { digits: `${firstNine}${two(check)}`, birthDate };
  });

const separated = (digits: string) =>
  digits.replace(
    /^(..)(..)(..)(...)(..)$/,
    (_all, ...parts: string[]) => `${parts[0]}.${parts[1]}.${parts[2]}-${parts[3]}.${parts[4]}`,
  );

describe('A national number', () => {
  it.each([
    ['85073003328', '85073003328'],
    ['85.07.30-033.28', '85073003328'],
    [' 850730 033 28 ', '85073003328'],
    ['00012556777', '00012556777'],
  ])('%s is %s', (text, expected) => {
    const checked = nationalNumberRule(text);
    expect(checked.ok ? checked.value : undefined).toBe(expected);
  });

  it('is accepted in every writing, for births before and from 2000, and as a BIS number', () => {
    fc.assert(
      fc.property(person, ({ digits, birthDate }) => {
        expect(nationalNumberRule(digits)).toEqual({ ok: true, value: digits });
        expect(nationalNumberRule(separated(digits), birthDate)).toEqual({ ok: true, value: digits });
      }),
    );
  });

  it('with one digit changed is refused, or is of somebody born in the other century', () => {
    fc.assert(
      fc.property(
        person,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        ({ digits, birthDate }, at, by) => {
          const changed = `${digits.slice(0, at)}${(Number(digits[at]) + by) % 10}${digits.slice(at + 1)}`;
          // With the birth date beside it, no slip of one digit passes.
          expect(nationalNumberRule(changed, birthDate).ok).toBe(false);
          const sameCentury = Number(birthDate.slice(0, 4)) < 2000 ? 1900 : 2000;
          expect(checkDigits(Number(changed.slice(0, 9)), sameCentury)).not.toBe(Number(changed.slice(9)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text.replace(/\D/g, '').length !== 11);
        expect(nationalNumberRule(text)).toEqual({ ok: false, rule: 'nationalNumberFormat' });
      }),
    );
  });

  it.each([
    ['has letters', '8507300332A', undefined, 'nationalNumberFormat'],
    ['has other signs between', '85/07/30/033/28', undefined, 'nationalNumberFormat'],
    ['has ten digits', '8507300332', undefined, 'nationalNumberFormat'],
    ['has month 13', numberOf('851330033', 1900), undefined, 'nationalNumberDate'],
    ['has month 53', numberOf('855330033', 1900), undefined, 'nationalNumberDate'],
    ['has day 32', numberOf('850732033', 1900), undefined, 'nationalNumberDate'],
    ['has 30 February', numberOf('850230033', 1900), undefined, 'nationalNumberDate'],
    ['has 29 February of a year that had none', numberOf('000229033', 1900), undefined, 'nationalNumberDate'],
    ['has serial 000', numberOf('850730000', 1900), undefined, 'nationalNumberSerial'],
    ['has serial 999', numberOf('850730999', 1900), undefined, 'nationalNumberSerial'],
    ['has a wrong check', '85073003329', undefined, 'nationalNumberCheck'],
    ['has check 00', '85073003300', undefined, 'nationalNumberCheck'],
    ['is of another day', '85073003328', '1985-07-31', 'nationalNumberBirthDate'],
    ['is of another century', numberOf('010730033', 2000), '1901-07-30', 'nationalNumberBirthDate'],
  ])('is refused when it %s', (_why, text, birthDate, rule) => {
    expect(nationalNumberRule(text, birthDate)).toEqual({ ok: false, rule });
  });

  it.each([
    ['29 February of a leap year', numberOf('000229033', 2000), '2000-02-29'],
    ['an unknown month and day', numberOf('850000033', 1900), '1985-07-30'],
    ['an unknown day', numberOf('850700033', 1900), '1985-07-30'],
    ['an unknown month and day of a BIS number', numberOf('854000033', 1900), '1985-07-30'],
  ])('is accepted with %s', (_what, text, birthDate) => {
    expect(nationalNumberRule(text, birthDate)).toEqual({ ok: true, value: text });
  });

  it('with an unknown day still tells the year and the month', () => {
    expect(nationalNumberRule(numberOf('850700033', 1900), '1985-08-30')).toMatchObject({ ok: false });
    expect(nationalNumberRule(numberOf('850000033', 1900), '1986-07-30')).toMatchObject({ ok: false });
  });
});

function numberOf(firstNine: string, century: 1900 | 2000): string {
  return `${firstNine}${two(checkDigits(Number(firstNine), century))}`;
}
