import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { Schemas } from '@koz/api-client';
import { Session } from '../../session/session.js';
import { followEvents, type ConnectionState } from '../../shared/live/follow-events.js';

export type InboxUpdate = Schemas['InboxUpdate'];
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

  readonly state = this.current.asReadonly();

  constructor() {
    effect((onCleanup) => {
      const who = this.session.who();
      if (who?.role !== 'organiser' || this.users() === 0) return;
      const ending = new AbortController();
      onCleanup(() => ending.abort());
      untracked(() => void this.follow(who.organiserId, who.token, ending.signal));
    });
  }

  /** Keeps the connection open until the function that is given back is called. */
  use(): () => void {
    this.users.update((users) => users + 1);
    return () => this.users.update((users) => users - 1);
  }

  /** Tells a listener of every update from now on, until the function that is given back is called. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Where an organiser stood when its connection was ended here: a token that was renewed goes on from there. */
  private stood: { readonly organiserId: string | undefined; readonly id: string | undefined } | undefined;

  private async follow(organiserId: string | undefined, token: string, signal: AbortSignal): Promise<void> {
    const after = this.stood?.organiserId === organiserId ? this.stood?.id : undefined;
    const id = await followEvents(
      {
        signal,
        open: (lastId, aborted) =>
          fetch('/api/v1/organiser/updates', {
            signal: aborted,
            cache: 'no-store',
            headers: {
              authorization: `Bearer ${token}`,
              ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
            },
          }),
        onMessage: ({ event, data }) => {
          if (event === 'update' && !signal.aborted) this.tell(JSON.parse(data) as InboxUpdate);
        },
        onState: (state) => {
          if (signal.aborted) return;
          this.current.set(state);
          if (state === 'refused') this.session.expire();
        },
        onLost: () => this.tell({ position: 0, changes: [], reload: true }),
      },
      after,
    );
    // Kept only across a renewed token: pages that closed read all anew when they open again.
    this.stood = this.users() > 0 ? { organiserId, id } : undefined;
  }

  private tell(update: InboxUpdate): void {
    for (const listener of [...this.listeners]) listener(update);
  }
}
