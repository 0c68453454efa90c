import { streamKinds, type StreamKind } from '@koz/events';
import { isControllerId, isUuid, type ControllerId, type Uuid } from '@koz/privacy-types';

/** What is to be replayed: a stream, or an id that may be a plan's or an application's. */
export type AskedStream =
  | { readonly kind: 'carePlan' | 'application' | 'either'; readonly id: Uuid }
  | { readonly kind: 'controller'; readonly id: ControllerId };

/** `carePlan-…`, `application-…`, `controller-…`, or a bare id; undefined for what names no stream there could be. */
export function askedStream(text: string): AskedStream | undefined {
  const kind = streamKinds.find((each) => text.startsWith(`${each}-`));
  const id = kind === undefined ? text : text.slice(kind.length + 1);
  if (kind === 'controller') return isControllerId(id) ? { kind, id } : undefined;
  const lower = id.toLowerCase();
  return isUuid(lower) ? { kind: kind ?? 'either', id: lower } : undefined;
}

/** The kinds of stream that an id may name, in the order in which they are looked for. */
export const kindsOf = ({ kind }: AskedStream): readonly StreamKind[] =>
  kind === 'either' ? ['carePlan', 'application'] : [kind];
