import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** The paths at which class-validator refuses a payload of this class; none when it is valid. */
export function violationsOf(payloadClass: new () => object, payload: object): string[] {
  const errors = validateSync(plainToInstance(payloadClass, payload), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  return [...new Set(errors.flatMap((error) => pathsOf(error, '')))];
}

function pathsOf({ property, constraints, children }: ValidationError, within: string): string[] {
  const path = `${within}${property}`;
  const below = (children ?? []).flatMap((child) => pathsOf(child, `${path}.`));
  return constraints ? [path, ...below] : below;
}
