import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { largestHeaders } from './sizes.js';

/** How long what may take, in milliseconds. */
export interface TimeLimits {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to its last: who sends slower holds a connection for nothing (408). */
  readonly requestMs: number;
  /** How often slow requests are looked for: so much later than its time may one end. */
  readonly lookEveryMs: number;
  /** From the routing of a request to its answer: 503, and whoever asked may ask again under its key. */
  readonly answerMs: number;
  /** How long a connection without a request stays open. */
  readonly idleMs: number;
  /** How long one stays open on which nothing moves either way, such as to who does not read the answer. */
  readonly silentMs: number;
}

/**
 * The longest answer ends before what stands in front gives up (60 s in deploy/front), so that who asked learns what
 * happened; an idle connection lives longer than there, or the front would send a request into one that closes.
 */
export const timeLimits: TimeLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  lookEveryMs: 5_000,
  answerMs: 55_000,
  idleMs: 72_000,
  // Live updates say something every 15 s.
  silentMs: 90_000,
};

/** A route whose answer goes on for longer than others may take, such as a stream that ends by itself. */
export const AnswersWithin = (milliseconds: number): MethodDecorator =>
  RouteConfig({ answersWithinMs: milliseconds });

/** The settings of Fastify and of Node's server that hold these. */
export const serverOptions = ({
  headersMs,
  requestMs,
  lookEveryMs,
  answerMs,
  idleMs,
  silentMs,
}: TimeLimits): FastifyServerOptions =>
  ({
    requestTimeout: requestMs,
    handlerTimeout: answerMs,
    keepAliveTimeout: idleMs,
    connectionTimeout: silentMs,
    http: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: lookEveryMs,
      maxHeaderSize: largestHeaders,
    },
  }) as FastifyServerOptions;

/** Gives the routes that say so the time that they ask for; before the first route is added. */
export function allowLongAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { answersWithinMs } = (route.config ?? {}) as { readonly answersWithinMs?: number };
    if (answersWithinMs !== undefined) route.handlerTimeout = answersWithinMs;
  });
}
