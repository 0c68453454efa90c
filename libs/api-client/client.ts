import createClient, { type Client } from 'openapi-fetch';
import { ProblemError, ServerUnreachableError, type Problem } from './errors.js';
import type { paths } from './generated/api.js';

export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** Where the server answers; the page's own origin when absent. */
  readonly baseUrl?: string;
  /** The bearer token to send now; undefined when nobody is logged in, or the browser's cookie says who asks. */
  readonly token: () => string | undefined;
  /** Whether the browser's cookie says who asks; absent: it does not. */
  readonly byCookie?: () => boolean;
  /** Told when the server no longer accepts a token that was sent, or the cookie. */
  readonly onUnauthenticated?: () => void;
  /** Told of each receipt: the signed checkpoint that the answer to a write carries. */
  readonly onReceipt?: (checkpoint: string) => void;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** The server takes a write by cookie only with this header, which no other site can send. */
const portalHeader = 'x-koz-portal';

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The typed calls of the API. Each write gets an `Idempotency-Key` of its own unless the caller gives one. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { token, onUnauthenticated, onReceipt } = options;
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  client.use({
    onRequest({ request }) {
      const bearer = token();
      if (bearer !== undefined) request.headers.set('authorization', `Bearer ${bearer}`);
      if (writes.has(request.method) && !request.headers.has('idempotency-key'))
        request.headers.set('idempotency-key', crypto.randomUUID());
      if (writes.has(request.method)) request.headers.set(portalHeader, '1');
      // The server refuses two ways of saying who asks; a cookie of an earlier log-in may still be there.
      return bearer === undefined ? request : new Request(request, { credentials: 'omit' });
    },
    onResponse({ request, response }) {
      const wasLoggedIn = request.headers.has('authorization') || (options.byCookie?.() ?? false);
      if (response.status === 401 && wasLoggedIn) onUnauthenticated?.();
      const receipt = response.headers.get('log-checkpoint');
      if (receipt !== null) onReceipt?.(receipt);
    },
  });
  return client;
}

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The document that a call is answered with.
 * @throws ProblemError when the server refuses; ServerUnreachableError when nobody answers, or 502 to 504; the abort's
 * own error when the caller gave up.
 */
export async function answerOf<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ServerUnreachableError({ cause });
  });
  if (response.ok) return data as Data;
  if (isProblem(error)) {
    if (error.status === 503) throw new ServerUnreachableError();
    throw new ProblemError(error);
  }
  // A proxy in between answered in its own words.
  throw new ServerUnreachableError();
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'type' in error && 'status' in error && 'detail' in error;
