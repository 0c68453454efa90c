import { Injectable, signal } from '@angular/core';
import { answerOf, createApiClient } from '@koz/api-client';
import type { TokenRequest, Who } from './who.js';

const key = 'koz.session';

/**
 * Who is logged in, in this tab. It outlives a reload, not the tab: a token and ids, never a personal value. Tokens come
 * from the development provider, the only one there is so far.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly anonymous = createApiClient({ token: () => undefined });
  private readonly current = signal<Who | undefined>(kept());
  private readonly expired = signal(false);

  readonly who = this.current.asReadonly();
  /** The server no longer accepts the token: what is typed stays, and whoever typed it may go on after logging in. */
  readonly hasExpired = this.expired.asReadonly();

  /** Logs in as a role. @throws ProblemError, ServerUnreachableError. */
  async enter(request: TokenRequest, name: string): Promise<void> {
    const { token } = await answerOf(this.anonymous.POST('/api/v1/dev/tokens', { body: request }));
    this.become({ ...request, token, name });
  }

  /** The same person, now about this plan: a family that filed one, or another plan of a family. */
  async nowAbout(carePlanId: string): Promise<void> {
    const who = this.current();
    if (who === undefined) return;
    const { token: _, name, ...request } = who;
    await this.enter({ ...request, carePlanId }, name);
  }

  /** A new token for the same person, after the old one expired. */
  async renew(): Promise<void> {
    const who = this.current();
    if (who === undefined) return;
    const { token: _, name, ...request } = who;
    await this.enter(request, name);
  }

  expire(): void {
    if (this.current() !== undefined) this.expired.set(true);
  }

  leave(): void {
    sessionStorage.removeItem(key);
    this.expired.set(false);
    this.current.set(undefined);
  }

  private become(who: Who): void {
    sessionStorage.setItem(key, JSON.stringify(who));
    this.expired.set(false);
    this.current.set(who);
  }
}

function kept(): Who | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Who;
  } catch {
    return undefined;
  }
}
