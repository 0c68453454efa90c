import type { PlainDate } from '@koz/privacy-types';
import { broken, valid, type Checked } from './checked.js';
import { isCalendarDay } from './dates.js';

const separators = /[ .-]/g;
const elevenDigits = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/;
const bornSince2000 = 2_000_000_000;
// A BIS number adds 20 to the month when the sex is not known, 40 when it is.
const bisMonthOffsets = [0, 20, 40];

/** The check digits: 97 less the rest of the first nine digits, with a 2 in front for births from 2000. */
export const checkDigits = (firstNine: number, century: 1900 | 2000): number =>
  97 - ((century === 2000 ? bornSince2000 + firstNine : firstNine) % 97);

/**
 * A Belgian national number (rijksregisternummer) or BIS number, in any usual writing (`85.07.30-033.28`); answers
 * its 11 digits. Month or day may be 00, for a birth that is not known to the day.
 * @param birthDate of the same person when it was given: both must tell the same, as far as the number tells it
 */
export function nationalNumberRule(text: string, birthDate?: PlainDate): Checked<string> {
  const digits = text.trim().replace(separators, '');
  const match = elevenDigits.exec(digits);
  if (!match) return broken('nationalNumberFormat');
  const [year, rawMonth, day, serial, check] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const month = monthOf(rawMonth);
  if (month === undefined || day > 31) return broken('nationalNumberDate');
  // 001 to 997 is given to men, 002 to 998 to women.
  if (serial < 1 || serial > 998) return broken('nationalNumberSerial');
  const firstNine = Number(digits.slice(0, 9));
  const century = ([1900, 2000] as const).find((candidate) => checkDigits(firstNine, candidate) === check);
  if (century === undefined) return broken('nationalNumberCheck');
  if (!isPossibleBirth(century + year, month, day)) return broken('nationalNumberDate');
  if (birthDate !== undefined && !tellsTheSame(birthDate, century + year, month, day))
    return broken('nationalNumberBirthDate');
  return valid(digits);
}

function monthOf(raw: number): number | undefined {
  const offset = bisMonthOffsets.find((candidate) => raw >= candidate && raw <= candidate + 12);
  return offset === undefined ? undefined : raw - offset;
}

/** A number whose month or day is 00 says less than a day, and so cannot name one that does not exist. */
const isPossibleBirth = (year: number, month: number, day: number): boolean =>
  month === 0 || day === 0 || isCalendarDay(year, month, day);

function tellsTheSame(birthDate: PlainDate, year: number, month: number, day: number): boolean {
  const [birthYear, birthMonth, birthDay] = birthDate.split('-').map(Number);
  return (
    birthYear === year &&
    (month === 0 || birthMonth === month) &&
    (day === 0 || month === 0 || birthDay === day)
  );
}
