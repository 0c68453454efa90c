import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from '@koz/testing';
import { KafkaProcess, missingForKafka } from '@koz/testing/kafka';
import { topicSettings } from './topics.js';

const missing = missingForKafka();
/** 35 days in six seconds. */
const shorter = 35 * 24 * 60 * 60 * (1000 / 6000);
const shortened = Object.entries(topicSettings).map(([name, value]) => ({
  name,
  value: name.endsWith('.ms') ? String(Math.round(Number(value) / shorter)) : value,
}));

if (missing.length > 0)
  it.skip(`The age of what a topic keeps: ${missing.join(' and ')} not on the PATH`, () => undefined);
else
  describe('The age of what a topic keeps', () => {
    let directory: string;
    let kafka: KafkaProcess;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-topic-age-'));
      const started = await KafkaProcess.start({
        directory,
        settings: {
          'log.initial.task.delay.ms': 200,
          'log.retention.check.interval.ms': 200,
          'log.cleaner.backoff.ms': 200,
          'log.segment.delete.delay.ms': 0,
        },
      });
      if (!started) throw new Error('Kafka is not here');
      kafka = started;
    }, 600_000);
    afterAll(async () => {
      await kafka.stop();
      await rm(directory, { recursive: true, force: true });
    });

    it('is bounded, in a partition that moves and in one that does not', async () => {
      const client = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING });
      const [admin, producer] = [client.admin(), client.producer()];
      await Promise.all([admin.connect(), producer.connect()]);
      const topics = ['moving', 'quiet'];
      await admin.createTopics({
        waitForLeaders: true,
        topics: topics.map((topic) => ({ topic, numPartitions: 1, configEntries: shortened })),
      });
      const send = (topic: string, key: string) => producer.send({ topic, messages: [{ key, value: '{}' }] });
      for (const topic of topics) await send(topic, 'first');
      const firstIsGone = async (topic: string): Promise<boolean> =>
        Number((await admin.fetchTopicOffsets(topic))[0]?.low) > 0;
      let others = 0;
      const stop = new AbortController();
      const moving = (async () => {
        for (; !stop.signal.aborted; others += 1) {
          await send('moving', `plan-${others}`);
          await delay(100, undefined, { signal: stop.signal }).catch(() => undefined);
        }
      })();
      try {
        for (const topic of topics) await eventually(() => firstIsGone(topic), 60_000);
        const [{ high, low } = { high: '0', low: '0' }] = await admin.fetchTopicOffsets('moving');
        expect(Number(high)).toBeGreaterThan(Number(low));
      } finally {
        stop.abort();
        await moving;
        await Promise.all([admin.disconnect(), producer.disconnect()]);
      }
    }, 180_000);
  });
