import { Injectable, signal } from '@angular/core';
import { answerOf, createApiClient } from '@koz/api-client';

const followedKey = 'koz.followed';

/**
 * Whether the system runs in development, the time on its clock, and the plan that is followed through all areas by hand.
 * In production the routes of development do not exist, and none of this is shown.
 */
@Injectable({ providedIn: 'root' })
export class Development {
  private readonly api = createApiClient({ token: () => undefined });
  private readonly clock = signal<string | undefined>(undefined);
  private readonly plan = signal<string | undefined>(sessionStorage.getItem(followedKey) ?? undefined);

  /** What the clock showed when it was last asked: an instant; undefined in production. */
  readonly now = this.clock.asReadonly();
  readonly followed = this.plan.asReadonly();

  /** Asks whether there is a development clock. */
  async look(): Promise<void> {
    const answer = await answerOf(this.api.GET('/api/v1/dev/clock')).catch(() => undefined);
    this.clock.set(answer?.now);
  }

  /** Sets the clock, never back. @throws ProblemError, ServerUnreachableError. */
  async setClock(now: string): Promise<void> {
    const answer = await answerOf(this.api.POST('/api/v1/dev/clock', { body: { now } }));
    this.clock.set(answer.now);
  }

  follow(carePlanId: string): void {
    sessionStorage.setItem(followedKey, carePlanId);
    this.plan.set(carePlanId);
  }
}
