import { parseCheckpoint, type KeptCheckpoint } from '@koz/audit';
import { instant } from '@koz/privacy-types';
import { sequenceOf, type CloudEvent } from './cloud-event.js';

export const checkpointType = 'be.kinderopvangzoeker.log.checkpoint.v1';

/** What a checkpoint says, and the signed note by which that is verified. */
export interface CheckpointData {
  readonly origin: string;
  readonly size: number;
  readonly note: string;
}

/** A signed checkpoint among the events that it covers: whoever keeps it can hold the log to it later. */
export function checkpointEvent({ size, signedAt, note }: KeptCheckpoint): CloudEvent<CheckpointData> {
  const { origin } = parseCheckpoint(note);
  return {
    specversion: '1.0',
    id: `checkpoint-${size}`,
    source: origin,
    type: checkpointType,
    time: instant(signedAt.getTime()),
    datacontenttype: 'application/json',
    partitionkey: origin,
    // Of the last event that it covers.
    sequence: sequenceOf(size - 1),
    data: { origin, size, note },
  };
}
