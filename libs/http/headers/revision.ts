import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid } from '../problem/problem.js';

/*
 * A resource's entity tag is the revision of its stream, `"4"`. The strong and the weak form are both read, for
 * proxies weaken tags; a revision names one exact state either way.
 */

const entityTag = /^(?:W\/)?"(\d{1,9})"$/;

/**
 * The revision that the client worked with; undefined when it named none, or any (`*`).
 * @throws Problem 400 for a header that is not one entity tag of ours.
 */
export function expectedRevisionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const revision = entityTag.exec(header.trim())?.[1];
  if (revision === undefined)
    throw invalid({
      field: 'If-Match',
      rule: 'entityTag',
      message: 'If-Match moet één ETag zijn zoals een antwoord die gaf, bijvoorbeeld "4".',
    });
  return Number(revision);
}

/** `@IfMatch() expected: number | undefined` in a handler's signature. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  expectedRevisionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

export const entityTagOf = (revision: number): string => `"${revision}"`;

/** Writes the ETag of an answer. The handler takes the reply as `@Res({ passthrough: true }) reply`. */
export function setRevision(reply: FastifyReply, revision: number): void {
  reply.header('etag', entityTagOf(revision));
}
