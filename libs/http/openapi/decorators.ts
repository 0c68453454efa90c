import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { bearerScheme } from './document.js';
import { ProblemDocument } from './problem-document.js';
import { Write } from '../receipts/receipt.interceptor.js';
import { problemKinds, type ProblemKind } from '../problem/problem.js';

type Decorator = MethodDecorator & ClassDecorator;

/** The refusals that a call may answer with; kinds of one status share a response. */
export function ApiProblems(...kinds: readonly ProblemKind[]): Decorator {
  const byStatus = new Map<number, string[]>();
  for (const kind of kinds) {
    const { status, title } = problemKinds[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), title]);
  }
  return applyDecorators(
    ...[...byStatus].map(([status, titles]) =>
      ApiResponse({
        status,
        description: titles.join(' of '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
      }),
    ),
  );
}

/** A call for people who are signed in: the scheme, and what is answered to others. */
export const ApiSignedIn = (): Decorator =>
  applyDecorators(ApiBearerAuth(bearerScheme), ApiProblems('unauthenticated', 'forbidden'));

/** A write that builds on no revision: the key under which it may be repeated; its answer carries a receipt. */
export const ApiIdempotencyKey = (): Decorator =>
  applyDecorators(
    Write(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Een UUID. Hetzelfde verzoek met dezelfde sleutel geeft het eerste antwoord opnieuw; zonder sleutel ' +
        'maakt de server er een.',
      schema: { type: 'string', format: 'uuid' },
    }),
  );

/** A write: the key under which it may be repeated, and the revision that it builds on; its answer carries a receipt. */
export const ApiWriteHeaders = (): Decorator =>
  applyDecorators(
    ApiIdempotencyKey(),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'De ETag van het antwoord waarop dit verzoek voortbouwt. Is die verouderd, dan volgt 412.',
      schema: { type: 'string', maxLength: 16, example: '"4"' },
    }),
  );
