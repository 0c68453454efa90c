import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
} from '@opentelemetry/api';
import type { TraceParent } from '@koz/privacy-types';

/** All that a span may say: codes, names of ours and templates of routes. No id of a person or plan, no value. */
export interface SpanAttributes {
  readonly 'http.request.method'?: string;
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  readonly 'koz.command'?: string;
  readonly 'koz.controller'?: string;
  readonly 'koz.events'?: number;
  readonly 'koz.outcome'?: string;
  readonly 'koz.position'?: number;
  readonly 'koz.projection'?: string;
  readonly 'koz.stream'?: string;
}

export interface SpanOptions {
  /** What it follows from, where that is not what goes on now: an event's. */
  readonly parent?: TraceParent | undefined;
  readonly kind?: SpanKind;
}

export { SpanKind };

const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const none = /^0+$/;

/** A W3C `traceparent` of version 00 (Trace Context, section 3.2); undefined for anything else. */
export function traceParentOf(text: string | undefined): TraceParent | undefined {
  const [, traceId, spanId] = form.exec(text ?? '') ?? [];
  return traceId === undefined || spanId === undefined || none.test(traceId) || none.test(spanId)
    ? undefined
    : (text as TraceParent);
}

/** Of what goes on now, for an event's metadata or a record's header; undefined where nothing is traced. */
export function currentTraceParent(): TraceParent | undefined {
  const span = trace.getActiveSpan();
  return span?.isRecording() ? parentOf(span) : undefined;
}

/** A span that its caller ends, and the context in which what belongs to it runs. */
export function openSpan(
  name: string,
  attributes: SpanAttributes,
  { parent, kind = SpanKind.INTERNAL }: SpanOptions = {},
): { readonly span: Span; readonly context: Context } {
  const from = parent === undefined ? context.active() : contextOf(parent);
  const span = tracer().startSpan(name, { attributes: { ...attributes }, kind }, from);
  return { span, context: trace.setSpan(from, span) };
}

/** Does the work within a span. An error is told by its name alone: its message could quote a value. */
export async function inSpan<Answer>(
  name: string,
  attributes: SpanAttributes,
  work: (span: Span) => Promise<Answer>,
  options: SpanOptions = {},
): Promise<Answer> {
  const { span, context: within } = openSpan(name, attributes, options);
  try {
    return await context.with(within, () => work(span));
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
    throw error;
  } finally {
    span.end();
  }
}

/** A batch belongs to many traces: so many of them get a span of it. */
const mostTraces = 100;

/** Does the work of a batch, with a span of it in the trace of each of what it was made from. */
export async function inSpans<Answer>(
  name: string,
  attributes: SpanAttributes,
  parents: readonly (TraceParent | undefined)[],
  work: () => Promise<Answer>,
  kind: SpanKind = SpanKind.INTERNAL,
): Promise<Answer> {
  const traces = [...new Set(parents.filter((parent) => parent !== undefined))].slice(0, mostTraces);
  const spans = traces.map((parent) => openSpan(name, attributes, { parent, kind }).span);
  try {
    return await work();
  } catch (error) {
    for (const span of spans)
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

const tracer = () => trace.getTracer('kinderopvangzoeker');

function contextOf(parent: TraceParent): Context {
  const [, traceId = '', spanId = '', flags = '00'] = form.exec(parent) ?? [];
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function parentOf(span: Span): TraceParent {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}` as TraceParent;
}
