import { HttpException } from '@nestjs/common';
import { isConnectionFailure } from '@koz/platform';
import { invalid, Problem, problemKinds, type ProblemKind } from './problem.js';

const kindByStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  408: 'request-too-slow',
  409: 'conflict',
  412: 'stale-revision',
  413: 'body-too-large',
  414: 'address-too-long',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** Names of errors that say that another system is away for the moment, or lets us do nothing until somebody mends it. */
const unavailable = [
  'EventStoreUnavailableError',
  'MasterKeyAwayError',
  'MasterKeyError',
  'ProviderUnavailableError',
];

/** Fastify's name for an answer that took longer than it may. */
const tookTooLong = 'FST_ERR_HANDLER_TIMEOUT';

/**
 * The problem that stands for anything that was thrown. What is not known to be harmless becomes a 500 without a
 * word of its message, for a driver's or a parser's message may quote a value.
 */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus(), thrown);
  const { statusCode, name, code } = partsOf(thrown);
  // Fastify and its parsers mark what the client did wrong with a status of their own; also that it left in the middle of a
  // body, which is a lost connection, but not one of ours.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return ofStatus(statusCode, thrown);
  if (unavailable.includes(name ?? '') || code === tookTooLong || isConnectionFailure(thrown))
    return new Problem('unavailable', { cause: thrown, headers: { 'retry-after': '5' } });
  return new Problem('internal', { cause: thrown });
}

function ofStatus(status: number, cause: unknown): Problem {
  const kind = kindByStatus[status] ?? (status >= 400 && status < 500 ? 'validation' : 'internal');
  if (kind === 'validation') return malformedRequest();
  return problemKinds[kind].status < 500 ? new Problem(kind) : new Problem(kind, { cause });
}

function malformedRequest(): Problem {
  return invalid({ field: 'request', rule: 'request', message: 'Dit verzoek is niet geldig.' });
}

interface Parts {
  readonly statusCode: number | undefined;
  readonly name: string | undefined;
  readonly code: string | undefined;
}

function partsOf(thrown: unknown): Parts {
  const { statusCode, name, code } = Object(thrown) as Record<string, unknown>;
  return {
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    name: text(name),
    code: text(code),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
