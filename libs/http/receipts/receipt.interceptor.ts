import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';

const writeKey = 'koz:write';

/** Marks a route, or all of a controller, as a write: its answer carries a receipt. */
export const Write = (): MethodDecorator & ClassDecorator => SetMetadata(writeKey, true);

/** The latest signed checkpoint that this process knows of, as a note; undefined before the first. Never fails. */
export type LatestNote = () => Promise<string | undefined>;

export const latestNoteToken = Symbol('LatestNote');

/** The header that carries the note in standard base64, for it has lines. */
export const receiptHeader = 'Log-Checkpoint';

/**
 * Gives each answer to a write the latest signed checkpoint of the log: whoever keeps it can hold the log to it later.
 * It is asked for as the request comes in, so that the write does not wait for it; the write itself is not in it yet.
 */
@Injectable()
export class ReceiptInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(latestNoteToken) private readonly latest: LatestNote,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const targets = [context.getHandler(), context.getClass()];
    if (!this.reflector.getAllAndOverride<boolean | undefined>(writeKey, targets)) return next.handle();
    const asked = this.latest();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap((answer) =>
        from(
          asked.then((note) => {
            if (note !== undefined) reply.header(receiptHeader, Buffer.from(note, 'utf8').toString('base64'));
            return isRecord(answer) ? { ...answer, checkpoint: note ?? null } : answer;
          }),
        ),
      ),
    );
  }
}

const isRecord = (answer: unknown): answer is object =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer);
