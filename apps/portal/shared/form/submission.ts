import { computed, signal } from '@angular/core';
import { ProblemError, ServerUnreachableError, type FieldError } from '@koz/api-client';
import { sentenceOf } from '../loading/problem-words.js';

/**
 * One thing to send, from the button to the server's answer. The same key goes with each attempt until the server said
 * yes or no, so that sending again after a lost answer never does it twice; what was typed stays with the page.
 *
 * ```ts
 * readonly filing = new Submission();
 * const answer = await this.filing.run((headers) => answerOf(api.POST('/api/v1/care-plans', { body, headers })));
 * if (answer !== undefined) …  // else the page shows filing.problem() and filing.fieldErrors()
 * ```
 */
export class Submission {
  private readonly busy = signal(false);
  private readonly error = signal<unknown>(undefined);
  private key = crypto.randomUUID();

  readonly isBusy = this.busy.asReadonly();
  /** In one sentence, what went wrong; undefined when nothing did. */
  readonly problem = computed(() => (this.error() === undefined ? undefined : sentenceOf(this.error())));
  readonly fieldErrors = computed<readonly FieldError[]>(() => {
    const error = this.error();
    return error instanceof ProblemError ? error.fieldErrors : [];
  });
  /** The kind of refusal, such as `place-already-found`, for a page that has more to say about it. */
  readonly kind = computed(() => {
    const error = this.error();
    return error instanceof ProblemError ? error.kind : undefined;
  });
  /** Nobody answered: whether it was done is unknown, and sending again is safe. */
  readonly isLost = computed(() => this.error() instanceof ServerUnreachableError);

  /** Sends; undefined when it did not succeed. Does nothing while an attempt is under way. */
  async run<Answer>(
    call: (headers: Readonly<Record<string, string>>) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const answer = await call({ 'idempotency-key': this.key });
      this.key = crypto.randomUUID();
      return answer;
    } catch (error) {
      // A refusal is an answer: what is sent next is something else. Without one, and without a session, it is the same.
      if (error instanceof ProblemError && error.status !== 401 && error.status < 500)
        this.key = crypto.randomUUID();
      this.error.set(error);
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }

  /** Forgets what went wrong, as when somebody goes on typing. */
  clear(): void {
    this.error.set(undefined);
  }
}
