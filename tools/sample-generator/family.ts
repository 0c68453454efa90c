import type { Faker } from '@faker-js/faker';
import { nationalNumber, punctuated, type NationalNumberParts } from './national-number.js';

/** The personal values of a sample family, as they are written in the CSV. */
export interface SampleFamily {
  readonly firstName: string;
  readonly lastName: string;
  /** `1987-03-09`. */
  readonly birthDate: string;
  readonly nationalNumber: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly box: string;
}

/**
 * Names are double ones, and short streets are passed over: a value that is found in a file must have come from the
 * sample, not from chance. Six random letters turn up in any gigabyte of ciphertext; ten do not.
 */
const shortestMarker = 10;

export function sampleFamily(faker: Faker): SampleFamily {
  const firstName = longEnough(() => `${faker.person.firstName()}-${faker.person.firstName()}`);
  const lastName = longEnough(() => `${faker.person.lastName()}-${faker.person.lastName()}`);
  const birthDate = dayBetween(faker, '1981-01-01', '2005-12-31');
  const number = nationalNumber({
    birthDate,
    ...numberKind(faker),
    serial: faker.number.int({ min: 1, max: 997 }),
  });
  return {
    firstName,
    lastName,
    birthDate,
    nationalNumber: faker.datatype.boolean({ probability: 0.6 }) ? punctuated(number) : number,
    email: emailOf(faker, firstName, lastName),
    phone: phoneNumber(faker),
    street: longEnough(() => faker.location.street()),
    houseNumber: `${faker.number.int({ min: 1, max: 299 })}${faker.helpers.maybe(() => 'A', { probability: 0.05 }) ?? ''}`,
    box: faker.helpers.maybe(() => String(faker.number.int({ min: 1, max: 40 })), { probability: 0.2 }) ?? '',
  };
}

function longEnough(make: () => string): string {
  for (;;) {
    const value = make();
    if (value.length >= shortestMarker) return value;
  }
}

/** One in ten is a BIS number, one in thirty leaves the day of birth open. */
function numberKind(faker: Faker): Pick<NationalNumberParts, 'bis' | 'dayUnknown'> {
  const draw = faker.number.int({ min: 1, max: 30 });
  if (draw === 1) return { dayUnknown: true };
  if (draw === 2) return { bis: 'sexUnknown' };
  return draw <= 4 ? { bis: 'sexKnown' } : {};
}

/** A day, `2026-11-23`, from the first to the last, both included. */
export function dayBetween(faker: Faker, first: string, last: string): string {
  return faker.date
    .between({ from: `${first}T12:00:00Z`, to: `${last}T12:00:00Z` })
    .toISOString()
    .slice(0, 10);
}

function emailOf(faker: Faker, firstName: string, lastName: string): string {
  const plain = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[^\w.-]/g, '')
    .toLowerCase();
  const domain = faker.helpers.arrayElement(['example.com', 'example.org', 'example.net']);
  return `${plain}${faker.number.int({ min: 10, max: 99 })}@${domain}`;
}

/** Belgian numbers as people write them: mobile and fixed, national and international. */
function phoneNumber(faker: Faker): string {
  const [prefix, digits] = faker.helpers.weightedArrayElement([
    {
      weight: 8,
      value: [faker.helpers.arrayElement(['470', '474', '478', '491', '495', '498']), 6] as const,
    },
    { weight: 1, value: ['32', 6] as const },
    { weight: 1, value: ['15', 6] as const },
    { weight: 1, value: ['14', 6] as const },
  ]);
  const rest = faker.string.numeric(digits);
  const pairs = rest.match(/../g) ?? [];
  return faker.helpers.arrayElement([
    `0${prefix}/${pairs.join('.')}`,
    `0${prefix} ${pairs.join(' ')}`,
    `+32 ${prefix} ${pairs.join(' ')}`,
    `+32${prefix}${rest}`,
    `0${prefix}${rest}`,
  ]);
}
