import type { ControllerId } from '@koz/privacy-types';

/** Of one controller, so that who may read it is a right on the topic. */
export const topicOf = (controller: ControllerId): string => `koz.${controller}.integration.v1`;

/** What is of one plan stays in one of these; more later would scatter a plan's course over two. */
export const partitions = 6;

const day = 24 * 60 * 60_000;

/**
 * How long a topic keeps what it is told, in milliseconds and by the broker's own clock.
 *
 * Whole for 35 days, so that who was away misses nothing; then gone, at the latest a segment's day later. Not compacted:
 * compaction joins old segments with newer ones and their age is that of the newest record, so that in a partition that
 * moves the last record of a plan would never go; and it never touches the segment that is written to.
 */
export const topicSettings: Readonly<Record<string, string>> = {
  'cleanup.policy': 'delete',
  'segment.ms': String(day),
  'retention.ms': String(35 * day),
  'message.timestamp.type': 'LogAppendTime',
};
