import { invalid } from '@koz/http';
import type { Instant } from '@koz/privacy-types';

/**
 * A cursor is opaque to clients: where a page ended, as base64url JSON. It grants nothing: whoever changes one gets
 * another page of what the query shows to them anyway, or a 400.
 */
export const cursorOf = (...place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/**
 * The place that a cursor names, once `isPlace` has looked at it.
 * @throws Problem 400 for a text that is no cursor of this list.
 */
export function placeIn<Place extends readonly (string | number)[]>(
  cursor: string,
  isPlace: (place: readonly unknown[]) => place is Place,
): Place {
  const place = parsed(cursor);
  if (!Array.isArray(place) || !isPlace(place))
    throw invalid({
      field: 'cursor',
      rule: 'cursor',
      message: 'Geef als cursor de nextCursor van de vorige bladzijde.',
    });
  return place;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The place of a list that is read by growing numbers: where the page before ended. */
export const isEntry = (place: readonly unknown[]): place is readonly [number] =>
  place.length === 1 && isNumberOfEntry(place[0]);

export const isNumberOfEntry = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0;

/** A moment as we write it. */
export const isMoment = (value: unknown): value is Instant =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
