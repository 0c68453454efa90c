import type { Instant } from '@koz/privacy-types';

/** Every type that goes out begins with this and ends with its version. */
export type PublicType = `be.kinderopvangzoeker.${string}.v${number}`;

/** A CloudEvents 1.0 event in JSON, as it goes out (docs/formats/integration-events.md). */
export interface CloudEvent<Data = Readonly<Record<string, unknown>>> {
  readonly specversion: '1.0';
  /** Unique within its source: who has seen it takes it once. */
  readonly id: string;
  /** Which installation's log, `logOrigin(…)`. */
  readonly source: string;
  readonly type: PublicType;
  /** The plan, or the controller of an event of its own; absent where it is about neither. */
  readonly subject?: string;
  readonly time: Instant;
  readonly datacontenttype: 'application/json';
  /** What is of one key stays in order. */
  readonly partitionkey: string;
  /** A position of the log, {@link sequenceOf}. */
  readonly sequence: string;
  readonly data: Data;
}

/** A list of events in one answer: CloudEvents JSON batch format. */
export const batchContentType = 'application/cloudevents-batch+json';

const digits = 16;

/** A position as text that sorts as the number does, as the extension `sequence` asks: 16 digits. */
export const sequenceOf = (position: number): string => String(position).padStart(digits, '0');
