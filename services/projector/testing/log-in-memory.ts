import type { EventStore, StoredEvent, SubscribeOptions } from '@koz/event-store';
import type { DecodedEvent, OpenedEvent } from '@koz/privacy-keys';
import type { ProjectorDeps } from '../projector-deps.js';

/** A log of events that are nothing but a type and a stream: for specs of what runs projections. */
export class LogInMemory implements Pick<EventStore, 'readAll' | 'subscribe' | 'lastPosition'> {
  private readonly events: StoredEvent[] = [];
  private readonly waiting = new Set<() => void>();
  /** Called before each page is handed out: a spec may wait here, or throw. */
  beforePage: (after: number) => Promise<void> = async () => undefined;

  append(type: string, id: string): number {
    const position = this.events.length;
    this.events.push({ position, type, stream: `application-${id}` } as StoredEvent);
    for (const wake of this.waiting) wake();
    return position;
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    await this.beforePage(after);
    return this.events.slice(after + 1, after + 1 + limit);
  }

  async lastPosition(): Promise<number> {
    return this.events.length - 1;
  }

  async *subscribe({ after, pageSize = 100, signal }: SubscribeOptions): AsyncGenerator<StoredEvent[]> {
    let position = after;
    while (!signal.aborted) {
      const page = await this.readAll(position, pageSize);
      if (page.length > 0) {
        position += page.length;
        yield page;
      } else await this.moreOrEnd(signal, position);
    }
  }

  private moreOrEnd(signal: AbortSignal, position: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted || this.events.length > position + 1) done();
    });
  }
}

/** Decodes what {@link LogInMemory} holds; there is nothing to open. */
export const plainSealer: ProjectorDeps['sealer'] = {
  decode: (stored) =>
    ({
      position: stored.position,
      type: stored.type,
      stream: { kind: 'application', id: stored.stream.slice('application-'.length) },
      sealed: {},
      metadata: {},
    }) as unknown as DecodedEvent,
  openEvents: async (events) => events.map((event) => ({ ...event, data: {}, opened: {} }) as OpenedEvent),
};
