import type { ReadEvent } from '@koz/events';
import type { Personal } from '@koz/privacy-types';
import type { ProjectedEvent, ProjectionHandler } from '@koz/projection';
import type { Rows } from '../tables.js';

export type Handler = ProjectionHandler<Rows>;

/** The payload of an event whose type the handler is registered for. */
export const dataOf = <Definition>(event: ProjectedEvent): ReadEvent<Definition>['data'] =>
  event.data as ReadEvent<Definition>['data'];

/**
 * The value of a planning field, or undefined when the plan's planning key was destroyed: then there is no row. A
 * field that was not opened is a mistake in the projection's declaration, and stops it.
 */
export function planningValue<T>(personal: Personal<T>): T | undefined {
  if (personal.state === 'known') return personal.value;
  if (personal.state === 'erased') return undefined;
  throw new TypeError(`a planning field is ${personal.state}`);
}
