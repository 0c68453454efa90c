import { DOCUMENT, DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { Session } from '../../session/session.js';
import { followEvents, type ConnectionState, type Following } from '../../shared/live/follow-events.js';

export type InboxUpdate = Schemas['InboxUpdate'];
/** How long pages wait for the stream before they read without it. */
const patienceMs = 2_000;

type Listener = (update: InboxUpdate) => void;

/**
 * What changes in the organiser's inbox, while a page of its area is open: one connection for all of them. An update says
 * what to read again. Who listens is told each of them once, also after the connection was cut.
 */
@Injectable({ providedIn: 'root' })
export class LiveInbox {
  private readonly session = inject(Session);
  private readonly listeners = new Set<Listener>();
  private readonly current = signal<ConnectionState>('connecting');
  private readonly users = signal(0);
  private readonly isLookedAt = signal(true);

  private readonly ready = signal(false);
  /** Whether somebody read before the stream began: what happened in between is told by nobody. */
  private isBehind = false;

  readonly state = this.current.asReadonly();
  /**
   * Whether pages may read: from the moment that changes are told. Where that takes too long they may as well, and are
   * told to read again when it begins.
   */
  readonly isReady = this.ready.asReadonly();

  /** Up to where an organiser was told: whoever goes on, goes on from there. */
  private told: { readonly organiserId: string | undefined; readonly id: string } | undefined;

  constructor() {
    const document = inject(DOCUMENT);
    // A browser opens few connections to one server: a tab that nobody looks at gives its own back, and catches up later.
    const look = (): void => this.isLookedAt.set(document.visibilityState !== 'hidden');
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', look));
    effect((onCleanup) => {
      const who = this.session.who();
      if (who?.role !== 'organiser' || this.users() === 0 || !this.isLookedAt()) return;
      const ending = new AbortController();
      const patience = setTimeout(() => this.beginWithout(), patienceMs);
      onCleanup(() => {
        clearTimeout(patience);
        ending.abort();
      });
      untracked(() => void this.follow(who.organiserId, who.token, ending.signal));
    });
  }

  /** Keeps the connection open until the function that is given back is called. */
  use(): () => void {
    this.users.update((users) => users + 1);
    return () => {
      this.users.update((users) => users - 1);
      // Pages that open later read all anew.
      if (this.users() > 0) return;
      this.told = undefined;
      this.isBehind = false;
      this.ready.set(false);
    };
  }

  /** Tells a listener of every update from now on, until the function that is given back is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private follow(
    organiserId: string | undefined,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const open: Following['open'] = (lastId, aborted) =>
      fetch('/api/v1/organiser/updates', {
        signal: aborted,
        cache: 'no-store',
        // The server refuses two ways of saying who asks; a cookie of an earlier log-in may still be there.
        credentials: token === undefined ? 'same-origin' : 'omit',
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
        },
      });
    // What still arrives on a connection that was ended comes again on the next.
    const whileOpen =
      <Told>(act: (told: Told) => void) =>
      (told: Told): void => {
        if (!signal.aborted) act(told);
      };
    return followEvents(
      {
        signal,
        open,
        onMessage: whileOpen(({ event, data }) => {
          if (event === 'update') this.tell(JSON.parse(data) as InboxUpdate);
          else if (event === 'ready') this.begin();
        }),
        onId: whileOpen((id) => (this.told = { organiserId, id })),
        onState: whileOpen((state) => {
          this.current.set(state);
          if (state === 'refused') this.session.expire();
          if (state !== 'connecting' && state !== 'live') this.beginWithout();
        }),
        onLost: () => this.tell({ position: 0, changes: [], reload: true }),
      },
      this.told?.organiserId === organiserId ? this.told?.id : undefined,
    );
  }

  private begin(): void {
    if (this.isBehind) this.tell({ position: 0, changes: [], reload: true });
    this.isBehind = false;
    this.ready.set(true);
  }

  private beginWithout(): void {
    if (!this.ready()) this.isBehind = true;
    this.ready.set(true);
  }

  private tell(update: InboxUpdate): void {
    for (const listener of [...this.listeners]) listener(update);
  }
}
