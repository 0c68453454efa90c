import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { topicOf } from '@koz/messaging/kafka';
import type { ControllerId } from '@koz/privacy-types';
import { eventually } from '@koz/testing';

/** A record as a consumer finds it. */
export interface ReadRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for a tombstone. */
  readonly value: string | null;
}

export const kafkaAt = (brokers: string): Kafka =>
  new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });

/** Every record that a controller's topic has now, from the start, in order within each partition. */
export async function readTopic(brokers: string, controller: ControllerId): Promise<ReadRecord[]> {
  const kafka = kafkaAt(brokers);
  const topic = topicOf(controller);
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const left = new Map(
    ends
      .filter(({ high, low }) => Number(high) > Number(low))
      .map(({ partition, high }) => [partition, Number(high)]),
  );
  const records: ReadRecord[] = [];
  if (left.size === 0) return records;
  const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message }) => {
        records.push(recordFrom(partition, message));
        if (Number(message.offset) + 1 >= (left.get(partition) ?? 0)) left.delete(partition);
      },
    });
    await eventually(() => left.size === 0, 60_000);
  } finally {
    await consumer.disconnect();
  }
  return records.sort((one, other) => one.partition - other.partition || one.offset - other.offset);
}

const recordFrom = (partition: number, { offset, key, headers, value }: KafkaMessage): ReadRecord => ({
  partition,
  offset: Number(offset),
  key: String(key),
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
  value: value === null ? null : String(value),
});
