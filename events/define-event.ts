// class-transformer's `@Type` reads decorator metadata as soon as a payload class is declared.
import 'reflect-metadata';
import type {
  Classification,
  ClassificationTree,
  ExactClassification,
  Opened,
  Tier,
} from '@koz/privacy-types';

export const streamKinds = ['carePlan', 'application', 'controller'] as const;
export type StreamKind = (typeof streamKinds)[number];

type Json = Record<string, unknown>;

/** Lifts a stored event of version `from` to `from + 1`, part by part, since a tier may no longer be readable. */
export interface Upcaster {
  readonly from: number;
  readonly clear?: (stored: Json) => Json;
  readonly tiers?: { readonly [T in Tier]?: (stored: Json) => Json };
}

export interface EventDefinition<
  Type extends string = string,
  Payload extends object = object,
  Fields = ClassificationTree,
> {
  readonly type: Type;
  /** The version that is written now; older ones are lifted on reading. */
  readonly version: number;
  readonly stream: StreamKind;
  /** A class-validator class: checked on append and on read. */
  readonly payload: new () => Payload;
  /** What each field is. A field left out, or a personal one called clear, does not compile. */
  readonly fields: Fields;
  readonly upcasters: readonly Upcaster[];
}

/**
 * Declares an event type; one call per file under `events/`.
 * @throws TypeError when the upcasters do not lead from version 1 to the declared one, step by step
 */
export function defineEvent<
  const Type extends string,
  Payload extends object,
  const Fields extends Classification<Payload>,
>(definition: {
  type: Type;
  version: number;
  stream: StreamKind;
  payload: new () => Payload;
  fields: Fields & ExactClassification<Payload, Fields>;
  upcasters?: readonly Upcaster[];
}): EventDefinition<Type, Payload, Fields> {
  const upcasters = definition.upcasters ?? [];
  const complete =
    upcasters.length === definition.version - 1 && upcasters.every(({ from }, index) => from === index + 1);
  if (!complete)
    throw new TypeError(
      `${definition.type} version ${definition.version} needs an upcaster from each version before it`,
    );
  return { ...definition, upcasters };
}

/** An event as it is decided: the payload with its personal values, before any of them is sealed. */
export type NewEvent<Definition> =
  Definition extends EventDefinition<infer Type, infer Payload, infer _Fields>
    ? { readonly type: Type; readonly data: Payload }
    : never;

/** An event as it is read: personal values as `Personal`. */
export type ReadEvent<Definition> =
  Definition extends EventDefinition<infer Type, infer Payload, infer Fields>
    ? { readonly type: Type; readonly data: Opened<Payload, Fields> }
    : never;
