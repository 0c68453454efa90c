import type { ControllerId } from '@koz/privacy-types';

/** Of one controller, so that who may read it is a right on the topic. */
export const topicOf = (controller: ControllerId): string => `koz.${controller}.integration.v1`;

/** What is of one plan stays in one of these; more later would scatter a plan's course over two. */
export const partitions = 6;

const day = 24 * 60 * 60_000;

/**
 * How long a topic keeps what it is told, in milliseconds and by the broker's own clock.
 *
 * Whole for a week, so that who was away misses nothing. Then the last of each plan only, and nothing of one that was
 * forgotten. Everything is gone after 35 days, also from a partition in which nothing moves any more: compaction never
 * touches the segment that is written to, deletion by age does.
 */
export const topicSettings: Readonly<Record<string, string>> = {
  'cleanup.policy': 'compact,delete',
  'min.compaction.lag.ms': String(7 * day),
  'max.compaction.lag.ms': String(8 * day),
  'segment.ms': String(day),
  // How long a tombstone itself stays, for who reads from the start meanwhile.
  'delete.retention.ms': String(7 * day),
  'retention.ms': String(35 * day),
  'message.timestamp.type': 'LogAppendTime',
};
