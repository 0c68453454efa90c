import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from '../eventually.js';
import { missingForKafka } from './kafka-jars.js';
import { KafkaProcess } from './kafka-process.js';

const missing = missingForKafka();

if (missing.length > 0) it.skip(`Kafka: ${missing.join(' and ')} not on the PATH`, () => undefined);
else
  describe('Kafka from Maven Central', () => {
    let directory: string;
    let server: KafkaProcess;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-kafka-'));
      const started = await KafkaProcess.start({ directory });
      if (!started) throw new Error('Kafka is not here');
      server = started;
    }, 600_000);

    afterAll(async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    });

    const client = () => new Kafka({ brokers: [server.brokers], logLevel: logLevel.NOTHING });

    it('takes records of kafkajs, and gives them back in order after kill -9 and a start on the same data', async () => {
      const admin = client().admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: 'tried', numPartitions: 1 }] });
      await admin.disconnect();
      await send('one', 'two');

      await server.kill();
      await expect(send('lost')).rejects.toThrow();
      await server.restart();

      await send('three');
      expect(await fromTheStart(3)).toEqual(['one', 'two', 'three']);
    }, 240_000);

    async function send(...values: string[]): Promise<void> {
      const producer = new Kafka({
        brokers: [server.brokers],
        logLevel: logLevel.NOTHING,
        retry: { retries: 2 },
      }).producer({ idempotent: true, maxInFlightRequests: 1 });
      try {
        await producer.connect();
        await producer.send({ topic: 'tried', messages: values.map((value) => ({ key: 'plan', value })) });
      } finally {
        await producer.disconnect();
      }
    }

    async function fromTheStart(count: number): Promise<string[]> {
      const consumer = client().consumer({ groupId: 'reader' });
      const read: string[] = [];
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: ['tried'], fromBeginning: true });
        // A server that only just came back still loads what it knows of groups: kafkajs asks again by itself.
        await consumer.run({ eachMessage: async ({ message }) => void read.push(String(message.value)) });
        await eventually(() => read.length >= count, 120_000);
      } finally {
        await consumer.disconnect();
      }
      return read;
    }
  });
