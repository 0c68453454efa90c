import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@koz/platform';
import { problemOf } from './problem-of.js';
import type { Problem } from './problem.js';

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** Writes whatever was thrown as a problem document (RFC 9457), and logs what was our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(thrown);
    if (problem.status >= 500) this.log(problem, request);
    sendProblem(http.getResponse<FastifyReply>(), problem);
  }

  // The logger writes an error's name, code and places, never its message: a driver's may quote a value.
  private log(problem: Problem, request: FastifyRequest): void {
    this.logger.error(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        problem: problem.kind,
        error: problem.cause ?? problem,
      },
      'a request failed',
    );
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  // A stream that broke while it was being sent cannot be answered any more.
  if (reply.sent) return;
  void reply
    .code(problem.status)
    .headers(problem.headers)
    .type(problemMediaType)
    .send(JSON.stringify(problem));
}
