import type { ControllerId, Uuid } from '@koz/privacy-types';
import type { StreamKind } from './define-event.js';

/**
 * `carePlan-{uuid}`, `application-{uuid}` or `controller-{id}`, see {@link streamName}. The ids are branded, so that
 * a name, a number or any other text of a person cannot become part of a stream's name.
 */
export type StreamName = `${Exclude<StreamKind, 'controller'>}-${Uuid}` | `controller-${ControllerId}`;

export const streamName = (kind: StreamKind, id: Uuid | ControllerId): StreamName =>
  `${kind}-${id}` as StreamName;

/** The kind and id of which a stream name is made. */
export function partsOf(stream: StreamName): { kind: StreamKind; id: string } {
  const dash = stream.indexOf('-');
  return { kind: stream.slice(0, dash) as StreamKind, id: stream.slice(dash + 1) };
}
