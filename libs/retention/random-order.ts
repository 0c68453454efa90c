import { randomInt } from 'node:crypto';

/**
 * The items in random order, each as likely as another (Fisher and Yates), so that no order of events or rows tells
 * of a day of birth.
 * @param below a random whole number from 0 up to, not including, its argument
 */
export function inRandomOrder<T>(items: readonly T[], below: (limit: number) => number = randomInt): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
