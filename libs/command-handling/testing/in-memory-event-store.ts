import type { HeadSummary } from '@koz/events';
import type { ControllerId, EventId } from '@koz/privacy-types';
import {
  chainHash,
  noPreviousHash,
  type AppendOutcome,
  type AppendRequest,
  type EventStore,
  type StoredEvent,
  type StreamHead,
  type StreamName,
  type StreamRead,
  type StreamTip,
  type SubscribeOptions,
  type TenantScope,
} from '@koz/event-store';

interface Stream {
  readonly controller: ControllerId;
  readonly events: StoredEvent[];
  readonly sharedWith: Set<ControllerId>;
  head: HeadSummary;
}

/**
 * The event store's contract in memory, for specs of the code that stands on the port: dense positions, chained
 * hashes, the tenant predicate, expected revisions, and retries told apart by event id.
 */
export class InMemoryEventStore implements EventStore {
  readonly log: StoredEvent[] = [];
  private readonly streams = new Map<StreamName, Stream>();
  private readonly waiting = new Set<() => void>();

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const stream = this.streams.get(request.stream);
    if (stream && stream.controller !== request.scope.controller)
      return { outcome: 'conflict', actual: undefined };
    const stood = stream ? this.alreadyStanding(stream, request) : undefined;
    if (stood) return { ...stood, outcome: 'appended', replayed: true };
    const actual = stream && tipOf(stream);
    if (this.hasAnyOf(request) || !fits(request.expected, actual)) return { outcome: 'conflict', actual };
    const target = stream ?? this.begin(request);
    for (const event of request.events) this.add(target, request, event);
    target.head = { ...target.head, ...request.head };
    if (request.sharedWith) {
      target.sharedWith.clear();
      for (const controller of request.sharedWith) target.sharedWith.add(controller);
    }
    for (const wake of this.waiting) wake();
    return {
      outcome: 'appended',
      tip: tipOf(target) as StreamTip,
      position: this.log.length - 1,
      replayed: false,
    };
  }

  async readStream(scope: TenantScope, name: StreamName, from = 0): Promise<StoredEvent[]> {
    const stream = this.streams.get(name);
    return stream?.controller === scope.controller ? stream.events.slice(from) : [];
  }

  readStreams(scope: TenantScope, reads: readonly StreamRead[]): Promise<StoredEvent[][]> {
    return Promise.all(reads.map(({ stream, from }) => this.readStream(scope, stream, from)));
  }

  async readStretch({ controller }: TenantScope, after: number, through: number): Promise<StoredEvent[]> {
    return this.log.slice(after + 1, through + 1).filter((event) => event.controller === controller);
  }

  async readSharedStretch(
    { controller }: TenantScope,
    after: number,
    through: number,
    types: readonly string[],
  ): Promise<StoredEvent[]> {
    return this.log
      .slice(after + 1, through + 1)
      .filter(
        ({ stream, type }) => types.includes(type) && this.streams.get(stream)?.sharedWith.has(controller),
      );
  }

  async findEvent(scope: TenantScope, id: EventId): Promise<StoredEvent | undefined> {
    return this.log.find((event) => event.id === id && event.controller === scope.controller);
  }

  async heads(scope: TenantScope, names: readonly StreamName[]): Promise<Map<StreamName, StreamHead>> {
    const found = new Map<StreamName, StreamHead>();
    for (const name of names) {
      const stream = this.streams.get(name);
      const last = stream?.events.at(-1);
      if (!stream || !last) continue;
      if (stream.controller !== scope.controller && !stream.sharedWith.has(scope.controller)) continue;
      const { revision, hash, position } = last;
      found.set(name, {
        ...stream.head,
        stream: name,
        controller: stream.controller,
        revision,
        hash,
        position,
      });
    }
    return found;
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    return this.log.slice(after + 1, after + 1 + limit);
  }

  async lastPosition(): Promise<number> {
    return this.log.length - 1;
  }

  async *subscribe({ after, pageSize = 500, signal }: SubscribeOptions): AsyncIterable<StoredEvent[]> {
    let last = after;
    while (!signal.aborted) {
      const page = await this.readAll(last, pageSize);
      if (page.length > 0) {
        last += page.length;
        yield page;
      } else await this.nextAppend(signal);
    }
  }

  private begin({ stream, scope }: AppendRequest): Stream {
    const begun: Stream = { controller: scope.controller, events: [], sharedWith: new Set(), head: {} };
    this.streams.set(stream, begun);
    return begun;
  }

  private add(
    target: Stream,
    { stream, scope }: AppendRequest,
    event: AppendRequest['events'][number],
  ): void {
    const before = tipOf(target);
    const previousHash = before?.hash ?? noPreviousHash;
    const revision = (before?.revision ?? -1) + 1;
    const hash = chainHash(previousHash, stream, revision, event);
    const { controller } = scope;
    const stored = { ...event, position: this.log.length, stream, revision, controller, hash, previousHash };
    target.events.push(stored);
    this.log.push(stored);
  }

  private alreadyStanding(stream: Stream, request: AppendRequest) {
    const first = stream.events.findIndex(({ id }) => id === request.events[0].id);
    const same = request.events.every(({ id }, index) => stream.events[first + index]?.id === id);
    const last = stream.events[first + request.events.length - 1];
    if (first < 0 || !same || !last) return undefined;
    // Decided on another tip it is another append, and an event is never there twice.
    const before = stream.events[first - 1];
    if (!fits(request.expected, before && { revision: before.revision, hash: before.hash })) return undefined;
    return { tip: { revision: last.revision, hash: last.hash }, position: last.position };
  }

  private hasAnyOf({ scope, events }: AppendRequest): boolean {
    const ids = new Set(events.map(({ id }) => id));
    return this.log.some(({ id, controller }) => controller === scope.controller && ids.has(id));
  }

  private nextAppend(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

function tipOf(stream: Stream): StreamTip | undefined {
  const last = stream.events.at(-1);
  return last && { revision: last.revision, hash: last.hash };
}

function fits(expected: AppendRequest['expected'], actual: StreamTip | undefined): boolean {
  if (expected === 'noStream' || !actual) return expected === 'noStream' && !actual;
  return expected.revision === actual.revision && Buffer.from(expected.hash).equals(actual.hash);
}
