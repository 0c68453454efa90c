import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** An answer of the API is data: a browser that is led to show it as a page loads, runs and frames nothing. */
const dataPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** The page of the documentation is the library's, with a style sheet of its own within; its scripts are files. */
const documentationPolicy = {
  useDefaults: false,
  directives: {
    ...dataPolicy.directives,
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
  },
};

const options = (overTls: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: dataPolicy,
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  // As long as the front says, and for this name alone: what else lives below it is not ours to decide.
  strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
});

/**
 * Headers that have browsers do less with an answer than they could, on every answer of a route and of none. A page sets what
 * is its own over it: the portal its policy with a nonce.
 *
 * @param overTls whether browsers reach us by TLS: then they keep to it (RFC 6797)
 */
export async function secureHeaders(fastify: FastifyInstance, overTls: boolean): Promise<void> {
  fastify.addHook('onRoute', (route) => {
    if (!/^\/api\/docs(\/|$)/.test(route.url)) return;
    route.config = { ...route.config, helmet: { contentSecurityPolicy: documentationPolicy } } as NonNullable<
      typeof route.config
    >;
  });
  await fastify.register(helmet, options(overTls));
  fastify.addHook('onRequest', async (_request, reply) => {
    // Answers hold personal values or decide on them: no cache keeps any.
    void reply.header('cache-control', 'no-store');
  });
}

/** The same for what is refused before any hook runs: an address that is none, a connection that sends no request. */
export const headersOfRefusals = (overTls: boolean): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  ...(overTls ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});
