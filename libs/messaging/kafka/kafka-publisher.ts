import kafkajs, { type Admin, type Producer, type TopicMessages } from 'kafkajs';
import type { ControllerId } from '@koz/privacy-types';
import {
  PublisherUnavailableError,
  type Publisher,
  type SettingDifference,
  type Telling,
} from '../publisher.port.js';
import { recordOf } from './record.js';
import { partitions, topicOf, topicSettings } from './topics.js';

// Its CommonJS exports are not all found by name.
const { ConfigResourceTypes, Kafka, logLevel, Partitioners } = kafkajs;

export interface KafkaPublisherOptions {
  readonly brokers: readonly string[];
  /** How long a request may take, in milliseconds; absent 10 s. */
  readonly answerWithinMs?: number;
}

/** All replicas that are in sync have it. */
const allAcks = -1;
/** As many copies as the cluster makes by default: one on a single node, three where that is set. */
const asTheCluster = -1;

/**
 * Tells integration events to Kafka. One producer that has one request at a time under way, so that what is of one plan
 * stays in order, also when a request is sent again.
 */
export class KafkaPublisher implements Publisher {
  private readonly kafka: kafkajs.Kafka;
  private producer: Producer | undefined;

  constructor({ brokers, answerWithinMs = 10_000 }: KafkaPublisherOptions) {
    this.kafka = new Kafka({
      clientId: 'koz-relay',
      brokers: [...brokers],
      // Its own lines quote addresses and requests.
      logLevel: logLevel.NOTHING,
      connectionTimeout: answerWithinMs,
      requestTimeout: answerWithinMs,
      // The relay begins anew, from what it knows to be taken.
      retry: { retries: 2, maxRetryTime: answerWithinMs },
    });
  }

  async prepare(controllers: readonly ControllerId[]): Promise<readonly SettingDifference[]> {
    return this.orUnavailable(async () => {
      const admin = this.kafka.admin();
      await admin.connect();
      try {
        const topics = controllers.map(topicOf);
        const there = new Set(await admin.listTopics());
        await admin.createTopics({
          waitForLeaders: true,
          topics: topics
            .filter((topic) => !there.has(topic))
            .map((topic) => ({
              topic,
              numPartitions: partitions,
              replicationFactor: asTheCluster,
              configEntries: Object.entries(topicSettings).map(([name, value]) => ({ name, value })),
            })),
        });
        return await differences(
          admin,
          topics.filter((topic) => there.has(topic)),
        );
      } finally {
        await admin.disconnect();
      }
    });
  }

  async publish(tellings: readonly Telling[]): Promise<void> {
    if (tellings.length === 0) return;
    await this.orUnavailable(async () => {
      const producer = await this.connected();
      try {
        await producer.sendBatch({ acks: allAcks, topicMessages: byTopic(tellings) });
      } catch (error) {
        // What it thinks it sent cannot be relied on any more.
        await this.disconnect();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.disconnect();
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      allowAutoTopicCreation: false,
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async disconnect(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  private async orUnavailable<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      throw new PublisherUnavailableError('Kafka did not take it', { cause: error });
    }
  }
}

function byTopic(tellings: readonly Telling[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, message } of tellings.map(recordOf)) {
    const batch = topics.get(topic) ?? { topic, messages: [] };
    batch.messages.push(message);
    topics.set(topic, batch);
  }
  return [...topics.values()];
}

async function differences(admin: Admin, topics: readonly string[]): Promise<SettingDifference[]> {
  if (topics.length === 0) return [];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: Object.keys(topicSettings),
    })),
  });
  return resources.flatMap(({ resourceName: topic, configEntries }) =>
    configEntries.flatMap(({ configName: setting, configValue: is }) => {
      const shouldBe = topicSettings[setting];
      const isSame = shouldBe === undefined || sorted(is) === sorted(shouldBe);
      return isSame ? [] : [{ topic, setting, is, shouldBe }];
    }),
  );
}

/** The broker gives a list back in an order of its own. */
const sorted = (list: string): string => list.split(',').sort().join();
