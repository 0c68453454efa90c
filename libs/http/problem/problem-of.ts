import { HttpException } from '@nestjs/common';
import { invalid, Problem, problemKinds, type ProblemKind } from './problem.js';

/** Fastify's own refusals, by error code: they come before any controller and quote the request in their text. */
const fastifyRefusals: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem('unsupported-media-type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('body-too-large'),
  FST_ERR_CTP_INVALID_JSON_BODY: malformedBody,
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedBody,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedBody,
  FST_ERR_BAD_URL: malformedAddress,
  FST_ERR_MAX_PARAM_LENGTH: malformedAddress,
};

const kindByStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'stale-revision',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

/**
 * Errors of other libraries that stand for a store that cannot be reached. Known by name, so that this library
 * depends on no adapter.
 */
const unavailableErrors = new Set(['EventStoreUnavailableError', 'DatabaseUnavailableError']);

/**
 * The problem that stands for anything that was thrown. What is not known to be harmless becomes a 500 without a
 * word of its message, for a driver's or a parser's message may quote a value.
 */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return ofStatus(thrown.getStatus(), thrown);
  const { code, statusCode, name } = partsOf(thrown);
  const refusal = fastifyRefusals[code ?? ''];
  if (refusal) return refusal();
  if (unavailableErrors.has(name ?? ''))
    return new Problem('unavailable', { cause: thrown, headers: { 'retry-after': '5' } });
  // Fastify and its parsers mark what the client did wrong with a status of their own.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return ofStatus(statusCode, thrown);
  return new Problem('internal', { cause: thrown });
}

function ofStatus(status: number, cause: unknown): Problem {
  const kind = kindByStatus[status] ?? (status >= 400 && status < 500 ? 'validation' : 'internal');
  if (kind === 'validation') return malformedRequest();
  return problemKinds[kind].status < 500 ? new Problem(kind) : new Problem(kind, { cause });
}

function malformedBody(): Problem {
  return invalid({ field: 'body', rule: 'json', message: 'Dit is geen geldige JSON.' });
}

function malformedAddress(): Problem {
  return invalid({ field: 'url', rule: 'url', message: 'Dit adres is niet geldig.' });
}

function malformedRequest(): Problem {
  return invalid({ field: 'request', rule: 'request', message: 'Dit verzoek is niet geldig.' });
}

function partsOf(thrown: unknown): {
  code?: string | undefined;
  statusCode?: number | undefined;
  name?: string | undefined;
} {
  if (typeof thrown !== 'object' || thrown === null) return {};
  const { code, statusCode, name } = thrown as Record<string, unknown>;
  return {
    code: typeof code === 'string' ? code : undefined,
    statusCode: typeof statusCode === 'number' ? statusCode : undefined,
    name: typeof name === 'string' ? name : undefined,
  };
}
