import type { Change } from '@koz/disclosure';
import type { Instant } from '@koz/privacy-types';
import type { ProjectedEvent } from '@koz/projection';

/*
 * A change as a line of text, so that a row holds all of them in the order of the log: position, our own time, and words
 * for what became so. `17 2026-11-23T18:00:00.000Z confirmed 5f0c6a52-…`
 */

/** What an event brought about. */
export const changeBy = ({ position, metadata }: ProjectedEvent, ...words: readonly string[]): string =>
  [position, metadata.at, ...words].join(' ');

/** @param of what the words stand for */
export function changeIn<To>(line: string, of: (...words: readonly string[]) => To): Change<To> {
  const [position = '', at = '', ...words] = line.split(' ');
  return { position: Number(position), at: at as Instant, to: of(...words) };
}

/** The words of a list's last change, for a handler that adds only what is new. */
export const lastWords = (lines: readonly string[]): string | undefined =>
  lines.at(-1)?.split(' ').slice(2).join(' ');
