import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { ApplicationId, LocationId, PlainDate } from '@koz/privacy-types';
import { dayParts, weekdays, type DayPart, type Weekday } from './vocabulary.js';

/*
 * Payload parts that several event types share. They check form only: a rule of the country (mod 97, an age) is
 * checked where a command enters, for a rule may change and an old event must stay readable.
 */

export const plainDatePattern = /^\d{4}-\d{2}-\d{2}$/;

export class ParentData {
  @IsString() @MaxLength(100) firstName!: string;
  @IsOptional() @IsString() @MaxLength(100) lastName?: string;
  @IsOptional() @Matches(plainDatePattern) birthDate?: PlainDate;
  @IsOptional() @Matches(/^\d{11}$/) nationalNumber?: string;
  @IsOptional() @IsString() @MaxLength(254) email?: string;
  /** E.164, `+32470123456`. */
  @IsOptional() @IsString() @MaxLength(20) phone?: string;
}

export class ChildData {
  @Matches(plainDatePattern) birthDate!: PlainDate;
  /** True while the date is an expected one. */
  @IsBoolean() expected!: boolean;
}

export class AddressData {
  @IsString() @MaxLength(120) street!: string;
  @IsString() @MaxLength(12) number!: string;
  @IsOptional() @IsString() @MaxLength(12) box?: string;
}

export class CarePartData {
  @IsIn(weekdays) weekday!: Weekday;
  @IsIn(dayParts) part!: DayPart;
}

/** Which application was put to which location: planning data, for it tells where a family looks. */
export class RequestedLocation {
  @IsUUID() applicationId!: ApplicationId;
  @IsUUID() locationId!: LocationId;
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
