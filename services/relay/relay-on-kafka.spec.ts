import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOrigin } from '@koz/audit';
import { KafkaPublisher, partitions, topicOf, topicSettings } from '@koz/messaging/kafka';
import { collectingLogger, endOrderly, eventually } from '@koz/testing';
import { KafkaProcess, missingForKafka } from '@koz/testing/kafka';
import { startRelay, type RunningRelay } from './start-relay.js';
import { antwerp, mechelen, personalValues, SharedLog } from './testing/shared-log.js';
import { kafkaAt, readTopic, type ReadRecord } from './testing/topics.js';

const missing = missingForKafka();

if (missing.length > 0)
  it.skip(`The relay on Kafka: ${missing.join(' and ')} not on the PATH`, () => undefined);
else
  describe('The relay on Kafka', () => {
    let directory: string;
    let kafka: KafkaProcess;
    let log: SharedLog;
    const running: RunningRelay[] = [];
    const logger = collectingLogger();

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-relay-kafka-'));
      const started = await KafkaProcess.start({ directory });
      if (!started) throw new Error('Kafka is not here');
      kafka = started;
    }, 600_000);
    afterAll(async () => {
      await kafka.stop();
      await rm(directory, { recursive: true, force: true });
    });
    beforeEach(async () => {
      log = await SharedLog.open();
    });
    afterEach(async () => {
      await Promise.all(running.splice(0).map((relay) => relay.stop()));
      await log.close();
      const admin = kafkaAt(kafka.brokers).admin();
      await admin.connect();
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('koz.'));
      if (topics.length > 0) await admin.deleteTopics({ topics });
      await eventually(async () => (await admin.listTopics()).every((topic) => !topic.startsWith('koz.')));
      await admin.disconnect();
    });

    function start(): RunningRelay {
      const relay = startRelay({
        store: log.store,
        pool: log.db.pool('koz_relay'),
        publisher: new KafkaPublisher({ brokers: [kafka.brokers], answerWithinMs: 3_000 }),
        controllers: async () => [antwerp, mechelen],
        source: logOrigin('00000000-0000-4000-8000-000000000000'),
        logger,
        pacing: { pageSize: 4, retryInMs: 50 },
      });
      running.push(relay);
      return relay;
    }
    const caughtUp = () =>
      eventually(async () => (await log.checkpoint()) === ((await log.all()).at(-1)?.position ?? -1), 30_000);
    const ids = (records: readonly ReadRecord[]) => records.flatMap(({ headers }) => headers['ce_id'] ?? []);

    it('sends CloudEvents in binary mode, of one plan in one partition and in order, and no personal value', async () => {
      const plans = [await log.file(), await log.file()];
      for (const { own, across } of plans) {
        await log.ofApplication(own, 'ApplicationAccepted');
        await log.ofApplication(across, 'ApplicationAccepted');
      }
      start();
      await caughtUp();
      const records = await readTopic(kafka.brokers, antwerp);
      const all = await log.all();
      expect(new Set(ids(records))).toEqual(new Set(all.map(({ id }) => id)));
      for (const { carePlanId } of plans) {
        const own = records.filter(({ key }) => key === carePlanId);
        expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
        const sequence = own.map(({ headers }) => headers['ce_sequence']);
        expect(sequence).toEqual([...sequence].sort());
        expect(own[0]).toMatchObject({
          headers: {
            'content-type': 'application/json',
            ce_specversion: '1.0',
            ce_type: 'be.kinderopvangzoeker.care-plan.filed.v1',
            ce_source: logOrigin('00000000-0000-4000-8000-000000000000'),
            ce_subject: carePlanId,
            ce_partitionkey: carePlanId,
            ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          },
        });
        expect(JSON.parse(own[0]!.value!)).toEqual({
          applicationIds: [plans.find((plan) => plan.carePlanId === carePlanId)!].flatMap((plan) => [
            plan.own,
            plan.across,
          ]),
        });
      }
      const there = await readTopic(kafka.brokers, mechelen);
      expect(there.map(({ value }) => JSON.parse(value!).applicationId).sort()).toEqual(
        plans.flatMap(({ across }) => [across, across]).sort(),
      );
      const text = JSON.stringify([records, there]);
      for (const value of [...personalValues, 'sealed']) expect(text).not.toContain(value);
    }, 180_000);

    it('sends a tombstone after the last event of a plan of which nothing identifies anybody any more', async () => {
      const plan = await log.file();
      for (const tier of ['precise', 'identity', 'planning'] as const) await log.shred(plan, tier);
      start();
      await caughtUp();
      for (const controller of [antwerp, mechelen]) {
        const own = (await readTopic(kafka.brokers, controller)).filter(({ key }) => key === plan.carePlanId);
        expect(own.at(-1)).toMatchObject({ value: null, headers: {} });
        expect(own.at(-2)?.headers['ce_type']).toBe('be.kinderopvangzoeker.care-plan.forgotten.v1');
      }
    }, 180_000);

    it('makes each topic with the settings that it states, and tells of one that has others', async () => {
      const admin = kafkaAt(kafka.brokers).admin();
      await admin.connect();
      await admin.createTopics({
        topics: [
          {
            topic: topicOf(mechelen),
            numPartitions: partitions,
            configEntries: [
              { name: 'retention.ms', value: '-1' },
              { name: 'cleanup.policy', value: 'compact' },
            ],
          },
        ],
      });
      await log.file();
      start();
      await caughtUp();
      const publisher = new KafkaPublisher({ brokers: [kafka.brokers] });
      expect(await publisher.prepare([antwerp])).toEqual([]);
      const { topics } = await admin.fetchTopicMetadata({ topics: [topicOf(antwerp)] });
      await admin.disconnect();
      expect(topics[0]?.partitions).toHaveLength(partitions);
      const told = logger
        .lines()
        .filter(({ msg }) => msg === 'A topic has another setting than it should have');
      expect(told.map(({ setting }) => setting).sort()).toEqual(Object.keys(topicSettings).sort());
      expect(told.find(({ setting }) => setting === 'retention.ms')).toMatchObject({
        topic: topicOf(mechelen),
        is: '-1',
        shouldBe: topicSettings['retention.ms'],
      });
    }, 180_000);

    it('loses nothing and keeps the order when Kafka is killed and comes back', async () => {
      const first = await log.file();
      const relay = start();
      await caughtUp();
      await kafka.kill();
      await log.ofApplication(first.own, 'ApplicationAccepted');
      await log.ofApplication(first.across, 'ApplicationAccepted');
      await eventually(() => relay.state === 'waiting', 60_000);
      await kafka.restart();
      await log.ofApplication(first.own, 'ApplicationRejected', { reason: 'groupFull' });
      await caughtUp();
      const records = await readTopic(kafka.brokers, antwerp);
      const once = [...new Set(ids(records))];
      expect(once).toEqual((await log.all()).map(({ id }) => id));
    }, 240_000);

    it('serves the consumer that stands as an example, which takes each event once and forgets when it is told to', async () => {
      const [kept, forgotten] = [await log.file(), await log.file()];
      await log.ofApplication(kept.own, 'ApplicationAccepted');
      for (const tier of ['precise', 'identity', 'planning'] as const) await log.shred(forgotten, tier);
      const relay = start();
      await caughtUp();
      await relay.stop();
      running.splice(0);
      // Everything once more, as after a crash.
      await log.setCheckpoint(0);
      start();
      await caughtUp();
      const consumer = spawn(
        process.execPath,
        [join('deploy', 'consumer-example', 'consumer.mjs'), 'antwerpen'],
        {
          env: { ...process.env, KAFKA_BROKERS: kafka.brokers },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      try {
        let said = '';
        consumer.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
        const last = () => said.trim().split('\n').at(-1);
        await eventually(
          () =>
            last() ===
            JSON.stringify({ [kept.carePlanId]: { [kept.own]: 'accepted', [kept.across]: 'created' } }),
          60_000,
        );
      } finally {
        await endOrderly(consumer, 10_000);
      }
    }, 180_000);

    it('is one in effect where two run, and a page that was told twice has the same ids', async () => {
      await log.file();
      const relays = [start(), start()];
      await caughtUp();
      await eventually(
        () =>
          relays
            .map(({ state }) => state)
            .sort()
            .join() === 'following,standby',
      );
      const before = ids(await readTopic(kafka.brokers, antwerp));
      expect(new Set(before).size).toBe(before.length);
      await Promise.all(running.splice(0).map((relay) => relay.stop()));
      await log.setCheckpoint(0);
      start();
      await caughtUp();
      const after = ids(await readTopic(kafka.brokers, antwerp));
      expect(after.length).toBeGreaterThan(before.length);
      expect(new Set(after)).toEqual(new Set(before));
    }, 180_000);
  });
