import { ValidateIf } from 'class-validator';

/**
 * A member that may be left out, and that otherwise holds what its other rules say. `@IsOptional()` takes null for left out
 * as well, and hands it on to whoever counts on the declared type: it is for members that null means something in.
 */
export const MayBeAbsent = (): PropertyDecorator =>
  ValidateIf((_body: unknown, value: unknown) => value !== undefined);
