import { Injectable, computed, signal } from '@angular/core';
import { answerOf, createApiClient, ProblemError, type Schemas } from '@koz/api-client';
import { isSamePerson, requestOf, whoOf } from './cookie-session.js';
import type { TokenRequest, Who } from './who.js';

const key = 'koz.session';

/**
 * Who is logged in. By a provider, the server keeps the session and the browser a cookie that no script reads: it is asked
 * who that is. By the development provider, this tab alone: a token and ids, which outlive a reload, not the tab. Never a
 * personal value.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly anonymous = createApiClient({ token: () => undefined });
  private readonly current = signal<Who | undefined>(kept());
  private readonly expired = signal(false);

  readonly who = this.current.asReadonly();
  /** Somebody is logged in by a provider. */
  readonly isByCookie = computed(() => {
    const who = this.current();
    return who !== undefined && who.token === undefined;
  });
  /** The server no longer accepts who we are: what is typed stays, and whoever typed it may go on after logging in. */
  readonly hasExpired = this.expired.asReadonly();

  /** Asks whether the browser has a session by a provider; none is no fault. */
  async look(): Promise<void> {
    const answer = await this.asked().catch(() => undefined);
    if (answer !== undefined) this.become(whoOf(answer));
  }

  /** Logs in as a role, in development. @throws ProblemError, ServerUnreachableError. */
  async enter(request: TokenRequest, name: string): Promise<void> {
    const { token } = await answerOf(this.anonymous.POST('/api/v1/dev/tokens', { body: request }));
    this.become({ ...request, token, name });
  }

  /** The same person, now about this plan: a family that filed one, or another plan of a family. */
  async nowAbout(carePlanId: string): Promise<void> {
    const who = this.current();
    if (who === undefined) return;
    if (who.token === undefined) {
      const chosen = this.anonymous.POST('/api/v1/session/choose', { body: { carePlanId } });
      this.become(whoOf(await answerOf(chosen)));
    } else await this.enter({ ...requestOf(who), carePlanId }, who.name);
  }

  /**
   * Goes on as the same person after the session expired: with a new token, or with the session that was begun in another
   * tab meanwhile. Somebody else begins anew.
   *
   * @throws ProblemError, ServerUnreachableError.
   */
  async renew(): Promise<void> {
    const who = this.current();
    if (who === undefined) return;
    if (who.token !== undefined) return this.enter(requestOf(who), who.name);
    const now = whoOf(await this.asked());
    // What was typed here is the first one's.
    if (isSamePerson(who, now)) this.become(now);
    else location.assign('/');
  }

  expire(): void {
    if (this.current() !== undefined) this.expired.set(true);
  }

  /** Logs out, here and at the provider. @throws ServerUnreachableError: then the session may still be there. */
  async leave(): Promise<void> {
    const to = this.isByCookie() ? await this.loggedOut() : null;
    sessionStorage.removeItem(key);
    this.expired.set(false);
    this.current.set(undefined);
    if (to !== null) location.assign(to);
  }

  private asked(): Promise<Schemas['SessionAnswer']> {
    return answerOf(this.anonymous.GET('/api/v1/session'));
  }

  private async loggedOut(): Promise<string | null> {
    try {
      return (await answerOf(this.anonymous.POST('/api/v1/session/logout'))).providerLogoutUrl;
    } catch (error) {
      // It had ended already.
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  }

  private become(who: Who): void {
    if (who.token === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(who));
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
