import type { FastifyReply } from 'fastify';

/** Aborts when the answer was sent, or the client left before. */
export function untilClosed(reply: FastifyReply): AbortSignal {
  const closed = new AbortController();
  reply.raw.once('close', () => closed.abort());
  return closed.signal;
}
