import { invalid } from '@koz/http';

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
