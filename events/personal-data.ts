import { IsBoolean, IsIn, Length, Matches } from 'class-validator';
import type { ApplicationId, LocationId, PlainDate } from '@koz/privacy-types';
import { IsId, IsPlainDate, MayBeAbsent } from './decorators.js';
import { dayParts, weekdays, type DayPart, type Weekday } from './vocabulary.js';

/*
 * Payload parts that several event types share. They check form only: a rule of the country (mod 97, an age) is
 * checked where a command enters, for a rule may change and an old event must stay readable.
 */

export class ParentData {
  @Length(1, 100) firstName!: string;
  @MayBeAbsent() @Length(1, 100) lastName?: string;
  @MayBeAbsent() @IsPlainDate() birthDate?: PlainDate;
  @MayBeAbsent() @Matches(/^\d{11}$/) nationalNumber?: string;
  @MayBeAbsent() @Length(3, 254) email?: string;
  /** E.164, `+32470123456`. */
  @MayBeAbsent() @Matches(/^\+[1-9]\d{5,14}$/) phone?: string;
}

export class ChildData {
  @IsPlainDate() birthDate!: PlainDate;
  /** True while the date is an expected one. */
  @IsBoolean() expected!: boolean;
}

export class AddressData {
  @Length(1, 120) street!: string;
  @Length(1, 12) number!: string;
  @MayBeAbsent() @Length(1, 12) box?: string;
}

export class CarePartData {
  @IsIn(weekdays) weekday!: Weekday;
  @IsIn(dayParts) part!: DayPart;
}

/** Which application was put to which location: planning data, for it tells where a family looks. */
export class RequestedLocation {
  @IsId() applicationId!: ApplicationId;
  @IsId() locationId!: LocationId;
}

/** How the parent's and the child's fields are classified wherever they stand in a payload. */
export const parentFields = {
  firstName: 'identity',
  lastName: 'identity',
  birthDate: 'precise',
  nationalNumber: 'precise',
  email: 'precise',
  phone: 'precise',
} as const;

export const childFields = { birthDate: 'precise', expected: 'precise' } as const;
