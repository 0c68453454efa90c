import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const placeholder = /CSP_NONCE/g;

/** What the build named after its content: a newer one has another name. */
const named = /-[A-Z0-9]{8}\.(js|css|woff2)$/;

const oneYear = 'public, max-age=31536000, immutable';

/** An address of the portal is a page; one that ends like a file, or is the API's, is not. */
const isPage = (path: string): boolean =>
  !/^\/(api|health|metrics)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);

/**
 * Everything from here and nothing inline: a component's styles carry the nonce of this answer, scripts are files.
 * Style attributes are set by script alone (CSSOM), which this policy allows.
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const pageHeaders = (nonce: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'content-type': 'text/html; charset=utf-8',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
});

const notBuilt = `<!doctype html><html lang="nl-BE"><meta charset="utf-8"><title>Kinderopvangzoeker</title>
<h1>Het portaal is niet gebouwd</h1><p>Bouw het met <code>npx nx build portal</code>, of start met <code>npm start</code>.
De oproepen staan op <a href="/api/docs">/api/docs</a>.</p></html>`;

/**
 * Serves the built portal: its files, and its one page under every other address that is not the API's, so that a link
 * into it works. The page is read again for each answer, for a new build replaces it while this runs.
 */
export async function servePortal(fastify: FastifyInstance, directory: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: directory,
    serve: false,
    decorateReply: !fastify.hasReplyDecorator('sendFile'),
    cacheControl: false,
  });
  fastify.get('/*', async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (path === '/' || path === '/index.html' || isPage(path)) return sendPage(reply, directory);
    // The API's own unknown addresses are answered by its filter, as problem documents.
    if (/^\/(api|health|metrics)(\/|$)/.test(path)) return reply.callNotFound();
    void reply.header('cache-control', named.test(path) ? oneYear : 'no-cache');
    return reply.sendFile(decodeURIComponent(path.slice(1)), directory, { cacheControl: false });
  });
}

async function sendPage(reply: FastifyReply, directory: string): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  const page = await readFile(join(directory, 'index.html'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return notBuilt;
  });
  return reply.headers(pageHeaders(nonce)).send(page.replace(placeholder, nonce));
}
