import { isUuid } from '@koz/privacy-types';
import type { PoolCursor } from '@koz/projections/care-plan-pool';
import { cursorOf, isMoment, placeIn } from './cursor.js';

const isPoolCursor = (place: readonly unknown[]): place is PoolCursor =>
  place.length === 2 && isMoment(place[0]) && isUuid(place[1]);

/** @throws Problem 400 for a text that is no cursor of these lists. */
export const poolCursorIn = (cursor: string | undefined): PoolCursor | undefined =>
  cursor === undefined ? undefined : placeIn(cursor, isPoolCursor);

/** For the next page; null after the last. */
export const nextPoolCursor = (cursor: PoolCursor | undefined): string | null =>
  cursor === undefined ? null : cursorOf(...cursor);
