import { isUuid, type Uuid } from '@koz/privacy-types';
import { Matches, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/*
 * Checks that payload classes share. class-validator's own `IsOptional` lets null by and its `IsUUID` lets capitals
 * by; in an event each thing has one writing.
 */

/** The field may be absent; null is not absent. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_payload, value) => value !== undefined);

/** An id as `Uuid` has it: in lower case. */
export const IsId = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isId', validator: { validate: (value): value is Uuid => isUuid(value) } }, options);

/** A day in the form yyyy-mm-dd. Whether the calendar has it was checked where the command came in. */
export const IsPlainDate = (): PropertyDecorator => Matches(/^\d{4}-\d{2}-\d{2}$/);

/** A month in the form yyyy-mm. */
export const IsBatchMonth = (): PropertyDecorator => Matches(/^\d{4}-(0[1-9]|1[0-2])$/);

/** `retention@2`. */
export const IsPolicyVersion = (): PropertyDecorator => Matches(/^[a-z][a-z0-9-]{0,39}@\d{1,9}$/);
