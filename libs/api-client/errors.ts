import type { components } from './generated/api.js';

/** What the server says when it refuses (RFC 9457): a stable `type`, a Dutch `detail`, and errors per field. */
export type Problem = components['schemas']['Problem'];
/** One thing that is wrong with one field: its path in the body, the rule, and a Dutch sentence. */
export type FieldError = components['schemas']['FieldError'];

/** The server answered, and refused. The message is its Dutch sentence; it holds no personal value. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The name of the kind of refusal, such as `place-already-found`. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(':') + 1);
  }

  get fieldErrors(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** Nobody answered, or only that the server is not ready. Whether a write was done is unknown: send it again with the same key. */
export class ServerUnreachableError extends Error {
  override readonly name = 'ServerUnreachableError';

  constructor(options?: ErrorOptions) {
    super('De server is niet bereikbaar.', options);
  }
}
