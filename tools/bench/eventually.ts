import { setTimeout as delay } from 'node:timers/promises';

/** Looks every 5 ms until it is so. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(5);
}
