import { context, propagation, trace } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace-node';

export interface TracingOptions {
  /** `service.name` of each span. */
  readonly service: string;
  /** Where an OTLP collector listens, `http://127.0.0.1:4318`; spans go to `/v1/traces` below it. */
  readonly endpoint?: string | undefined;
  /** In place of the collector, for tests: each span is given to it as it ends. */
  readonly exporter?: SpanExporter;
}

export interface Tracing {
  /** Sends what is left, within a few seconds; never throws. */
  stop(): Promise<void>;
}

/** How long an end may wait for a collector that does not answer, in milliseconds. */
const stopWithinMs = 3_000;

/**
 * Begins tracing for the whole process. What it is made of is loaded only here: a process that traces nothing has nothing
 * of it, and a span costs it a call that does nothing.
 */
export async function startTracing({ service, endpoint, exporter }: TracingOptions): Promise<Tracing> {
  const sdk = await import('@opentelemetry/sdk-trace-node');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const processor = exporter
    ? new sdk.SimpleSpanProcessor(exporter)
    : new sdk.BatchSpanProcessor(await collectorAt(endpoint));
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.AlwaysOnSampler() }),
    spanProcessors: [processor],
  });
  provider.register();
  return {
    async stop() {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, stopWithinMs).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), patience]);
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

/** Spans as protobuf over HTTP (OTLP), in batches. */
async function collectorAt(endpoint: string | undefined): Promise<SpanExporter> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
  const url = endpoint === undefined ? undefined : new URL('v1/traces', endpoint.replace(/\/?$/, '/')).href;
  return new OTLPTraceExporter({ ...(url === undefined ? {} : { url }) });
}
