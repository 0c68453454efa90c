import type { Schemas } from '@koz/api-client';

/** What the pages that ask before they read share: a page of answers, and where the next begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export type Disclosure = Schemas['Disclosure'];
export type Alert = Schemas['AccessAlert'];

/** A page put after those that were read before. */
export const withNext = <Item>(before: Page<Item>, next: Page<Item>): Page<Item> => ({
  items: [...before.items, ...next.items],
  nextCursor: next.nextCursor,
});
