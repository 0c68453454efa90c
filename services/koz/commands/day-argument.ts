import { InvalidArgumentError } from 'commander';
import { plainDateRule } from '@koz/domain';

/**
 * A day that an option names, `2026-11-23`.
 * @throws InvalidArgumentError for what is no day; its message does not repeat it
 */
export function dayArgument(text: string): string {
  const day = plainDateRule(text);
  if (!day.ok) throw new InvalidArgumentError('Geef een bestaande dag als jjjj-mm-dd.');
  return day.value;
}

/** A day of which nobody can tell yet what will have happened. */
export class DayInFutureError extends Error {
  override readonly name = 'DayInFutureError';
}
