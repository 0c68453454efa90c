import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { topicOf } from '@koz/messaging/kafka';
import { loadSettings, startTracing, type Tracing } from '@koz/platform';
import { controllerId } from '@koz/privacy-types';
import { openRuntime, type Runtime } from '@koz/runtime';
import { loadSampleRegion, commandLineActor } from '@koz/services/koz';
import { collectingLogger, eventually, type CollectingLogger } from '@koz/testing';
import { KafkaProcess, missingForKafka } from '@koz/testing/kafka';
import kafkajs from 'kafkajs';
import { startStandalone, type Standalone } from './standalone.js';
import { locationsOfOrganisers, planFor } from './testing/each-store.js';
import { Client, type Installation } from './testing/running-server.js';

jest.setTimeout(600_000);

const missing = missingForKafka();
/** Of whoever asks: a number that somebody chose, here one of a national register. */
const chosen = '85073003328'.padEnd(32, '0');

if (missing.length > 0)
  it.skip(`A trace up to Kafka: ${missing.join(' and ')} not on the PATH`, () => undefined);
else
  describe('One trace', () => {
    let directory: string;
    let kafka: KafkaProcess;
    let tracing: Tracing;
    let runtime: Runtime;
    let standalone: Standalone;
    let installation: Installation;
    let logger: CollectingLogger;
    const exporter = new InMemorySpanExporter();

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'koz-traces-'));
      // PostgreSQL runs as another user when this is root, and must be able to go here.
      await chmod(directory, 0o755);
      const started = await KafkaProcess.start({ directory: join(directory, 'kafka') });
      if (!started) throw new Error('Kafka is not here');
      kafka = started;
      tracing = await startTracing({ service: 'standalone', exporter });
      logger = collectingLogger();
      const settings = loadSettings({
        PORT: '0',
        KOZ_DATA_DIR: join(directory, 'data'),
        KOZ_KEYS_DIR: join(directory, 'keys'),
        KOZ_FENCE_DIR: join(directory, 'fence'),
        KOZ_CLOCK: '2026-11-23T12:00:00Z',
        KOZ_SAMPLE: 'none',
        KOZ_KAFKA_BROKERS: kafka.brokers,
      });
      runtime = await openRuntime(settings, { service: 'standalone', logger });
      standalone = await startStandalone(runtime);
      await loadSampleRegion({
        ...runtime.commandDeps('koz_command'),
        locations: runtime.locations('koz_command'),
        lookups: runtime.lookups,
        actor: commandLineActor,
      });
      installation = { directory, port: Number(new URL(standalone.address).port), output: [] };
    });
    afterAll(async () => {
      await standalone.stop();
      await runtime.close();
      await tracing.stop();
      await kafka.stop();
      await rm(directory, { recursive: true, force: true });
    });

    const spansOf = (trace: string): ReadableSpan[] =>
      exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === trace);
    const spanNamed = (name: string): ReadableSpan | undefined =>
      exporter.getFinishedSpans().find((span) => span.name === name);
    const parentNameOf = (span: ReadableSpan, spans: readonly ReadableSpan[]): string =>
      spans.find((each) => each.spanContext().spanId === span.parentSpanContext?.spanId)?.name ?? 'nothing';

    it('shows a command from HTTP through append and projection to the record in Kafka, and names no family', async () => {
      const places = (await locationsOfOrganisers(installation, 'Antwerpen')).slice(0, 1);
      const family = await Client.as(installation, { role: 'family' });
      const filed = await family.post<{ carePlanId: string }>('/care-plans', planFor(places), {
        traceparent: `00-${chosen}-b7ad6b7169203331-01`,
      });
      expect(filed.status).toBe(201);
      const { carePlanId } = filed.body;
      const { traceId } = (await eventually(() => spanNamed('POST /api/v1/care-plans'))).spanContext();
      expect(spansOf(chosen)).toEqual([]);
      const spans = await eventually(() => {
        const found = spansOf(traceId);
        const names = found.map(({ name }) => name);
        return names.includes('tell') && names.filter((name) => name === 'project').length >= 4
          ? found
          : undefined;
      }, 60_000);

      const shape = new Set(spans.map((span) => `${parentNameOf(span, spans)} > ${span.name}`));
      expect([...shape].sort()).toEqual([
        'POST /api/v1/care-plans > command',
        'command > append',
        'command > project',
        'command > tell',
        'nothing > POST /api/v1/care-plans',
      ]);
      expect(spanNamed('POST /api/v1/care-plans')?.attributes).toEqual({
        'http.request.method': 'POST',
        'http.route': '/api/v1/care-plans',
        'http.response.status_code': 201,
      });
      expect(spans.find(({ name }) => name === 'command')?.attributes).toMatchObject({
        'koz.command': 'file',
        'koz.controller': 'antwerpen',
        'koz.outcome': 'done',
      });

      const record = await recordOf(carePlanId);
      expect(record['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
      expect(record['ce_type']).toBe('be.kinderopvangzoeker.care-plan.filed.v1');

      const lines = logger.lines().filter((line) => line['traceId'] === traceId);
      expect(lines.map(({ msg }) => msg)).toContain('request');

      const told = JSON.stringify(
        exporter
          .getFinishedSpans()
          .map(({ name, attributes, status, events }) => [name, attributes, status, events]),
      );
      for (const value of [carePlanId, 'Proefgezin', places[0]!.locationId, chosen])
        expect(told).not.toContain(value);
    });

    /** The headers of the record that tells of the filing of a plan. */
    async function recordOf(carePlanId: string): Promise<Record<string, string>> {
      const { Kafka, logLevel } = kafkajs;
      const consumer = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING }).consumer({
        groupId: 'traces',
      });
      const found: Record<string, string>[] = [];
      await consumer.connect();
      try {
        await consumer.subscribe({ topics: [topicOf(controllerId('antwerpen'))], fromBeginning: true });
        await consumer.run({
          eachMessage: async ({ message }) => {
            const headers = Object.fromEntries(
              Object.entries(message.headers ?? {}).map(([name, text]) => [name, String(text)]),
            );
            if (headers['ce_subject'] === carePlanId) found.push(headers);
          },
        });
        return await eventually(() => found[0], 60_000);
      } finally {
        await consumer.disconnect();
      }
    }
  });
