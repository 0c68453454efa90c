import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { collectingLogger } from '@koz/testing';
import { startTracing, type Tracing } from './start-tracing.js';
import { currentTraceParent, inSpan, inSpans, traceParentOf } from './tracing.js';

const trace = (digit: string) => digit.repeat(32);
const from = (traceId: string, flags = '01') => traceParentOf(`00-${traceId}-b7ad6b7169203331-${flags}`);

describe('A traceparent', () => {
  it.each([
    ['is not there', undefined],
    ['is of another version', `01-${trace('a')}-b7ad6b7169203331-01`],
    ['has more than its form', `00-${trace('a')}-b7ad6b7169203331-01-x`],
    ['is in capitals', `00-${trace('A')}-b7ad6b7169203331-01`],
    ['names no trace', `00-${trace('0')}-b7ad6b7169203331-01`],
    ['names no span', `00-${trace('a')}-0000000000000000-01`],
    ['is text', 'Lotte Proefgezin'],
  ])('that %s is none', (_, text) => {
    expect(traceParentOf(text)).toBeUndefined();
  });
});

describe('Where nothing is traced', () => {
  it('work is done as it is, and an event gets no trace', async () => {
    const logger = collectingLogger();
    const seen = await inSpan('command', {}, async () => {
      logger.info('Done');
      return currentTraceParent();
    });
    expect(seen).toBeUndefined();
    expect(await inSpan('command', {}, async () => currentTraceParent(), { parent: from(trace('a')) })).toBe(
      undefined,
    );
    expect(logger.text()).not.toMatch(/traceId|spanId/);
  });
});

describe('Where a trace is kept', () => {
  let exporter: InMemorySpanExporter;
  let tracing: Tracing;
  beforeEach(async () => {
    exporter = new InMemorySpanExporter();
    tracing = await startTracing({ service: 'test', exporter });
  });
  afterEach(() => tracing.stop());

  const spans = (): ReadableSpan[] => exporter.getFinishedSpans();
  const named = (name: string): ReadableSpan => spans().find((span) => span.name === name)!;

  it('work within work is in the trace of whoever asked, and so are its event and its line of the log', async () => {
    const logger = collectingLogger();
    const parent = from(trace('a'));
    const told = await inSpan(
      'command',
      { 'koz.command': 'file' },
      () =>
        inSpan('append', {}, async () => {
          logger.info('Appended');
          return currentTraceParent();
        }),
      { parent },
    );
    const [command, append] = [named('command'), named('append')];
    expect(command.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(append.parentSpanContext?.spanId).toBe(command.spanContext().spanId);
    expect(told).toBe(`00-${trace('a')}-${append.spanContext().spanId}-01`);
    expect(logger.lines()).toEqual([
      expect.objectContaining({ traceId: trace('a'), spanId: append.spanContext().spanId }),
    ]);
    expect(command.resource.attributes).toEqual({ 'service.name': 'test' });
  });

  it('an error goes on to the caller, and the trace has its name and nothing of what it says', async () => {
    const failing = () => Promise.reject(new RangeError('born 1985-03-01'));
    await expect(inSpan('command', {}, failing)).rejects.toThrow('born 1985-03-01');
    await expect(inSpans('project', {}, [from(trace('a'))], failing)).rejects.toThrow(RangeError);
    expect(spans().map(({ name, status, events }) => ({ name, status, events }))).toEqual(
      ['command', 'project'].map((name) => ({
        ...{ name, events: [] },
        status: { code: SpanStatusCode.ERROR, message: 'RangeError' },
      })),
    );
  });

  it('a caller that does not record its trace is followed in that', async () => {
    const within = { parent: from(trace('a'), '00') };
    expect(await inSpan('command', {}, async () => currentTraceParent(), within)).toBeUndefined();
    expect(spans()).toEqual([]);
  });

  it('a batch gets a span in each trace that it came from, once, and in a hundred at most', async () => {
    const [one, other] = [from(trace('a')), from(trace('b'))];
    await inSpans('project', {}, [one, undefined, other, one], async () => undefined);
    expect(spans().map((span) => span.spanContext().traceId)).toEqual([trace('a'), trace('b')]);
    exporter.reset();
    const many = Array.from({ length: 150 }, (_, n) => from((n + 1).toString(16).padStart(32, '0')));
    await inSpans('project', {}, many, async () => undefined);
    expect(spans()).toHaveLength(100);
  });

  it('ends with the tracing: what comes after is in no trace', async () => {
    await tracing.stop();
    expect(await inSpan('command', {}, async () => currentTraceParent())).toBeUndefined();
  });
});
