import {
  chainHash,
  EventStoreUnavailableError,
  noPreviousHash,
  type AppendOutcome,
  type AppendRequest,
} from '@koz/event-store';

export interface QueueLimits {
  /** Most events and payload bytes of a flush; an append larger than that goes alone. */
  readonly flushEvents: number;
  readonly flushBytes: number;
  /** Most flushes under way at a time: the server works on one while the next waits at its door. */
  readonly flushesInFlight: number;
  /** Most events and payload bytes that wait; an append beyond is refused, so that a stalled database fills no memory. */
  readonly queuedEvents: number;
  readonly queuedBytes: number;
}

/** An append with its chain computed, on its way into a flush. */
export interface PendingAppend {
  readonly request: AppendRequest;
  /** The hash of each event; the last one is the stream's tip once this is written. */
  readonly hashes: readonly Uint8Array[];
  readonly bytes: number;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/** Writes gathered appends of one controller and settles each of them; never rejects. */
export type Flush = (flush: readonly PendingAppend[]) => Promise<void>;

/**
 * Gathers appends into flushes: of one controller each, controllers in turn, appends of a controller in order of
 * arrival. Two appends to one stream never share a flush, since the second cannot fit before the first is written;
 * nor do two that carry the same event.
 */
export class AppendQueue {
  private readonly waiting = new Map<string, PendingAppend[]>();
  private events = 0;
  private bytes = 0;
  private inFlight = 0;
  private starting = false;
  private closed = false;
  private whenDrained: (() => void) | undefined;

  constructor(
    private readonly flush: Flush,
    private readonly limits: QueueLimits,
  ) {}

  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new EventStoreUnavailableError('the event store is closed');
      const { hashes, bytes } = chain(request);
      if (
        this.events + request.events.length > this.limits.queuedEvents ||
        this.bytes + bytes > this.limits.queuedBytes
      ) {
        throw new EventStoreUnavailableError('too many appends are waiting');
      }
      this.events += request.events.length;
      this.bytes += bytes;
      const { controller } = request.scope;
      const line = this.waiting.get(controller);
      const pending = { request, hashes, bytes, resolve, reject };
      if (line) line.push(pending);
      else this.waiting.set(controller, [pending]);
      this.start();
    });
  }

  /** Takes no more appends; resolves when those that wait are settled. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.isDrained()) return;
    await new Promise<void>((resolve) => {
      const previous = this.whenDrained;
      this.whenDrained = () => {
        previous?.();
        resolve();
      };
    });
  }

  private isDrained(): boolean {
    return this.inFlight === 0 && this.waiting.size === 0;
  }

  /** After this turn of the event loop: the appends of callers that go on in the same turn share the flush. */
  private start(): void {
    if (this.starting || this.inFlight >= this.limits.flushesInFlight || this.waiting.size === 0) return;
    this.starting = true;
    setImmediate(() => {
      this.starting = false;
      while (this.inFlight < this.limits.flushesInFlight && this.waiting.size > 0) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.inFlight += 1;
    const flush = this.takeFlush();
    await this.flush(flush);
    this.inFlight -= 1;
    this.start();
    if (this.isDrained()) this.whenDrained?.();
  }

  /** The next flush; its controller goes to the back of the turn. */
  private takeFlush(): PendingAppend[] {
    const [controller, line] = this.waiting.entries().next().value as [string, PendingAppend[]];
    this.waiting.delete(controller);
    const taken: PendingAppend[] = [];
    const left: PendingAppend[] = [];
    const streams = new Set<string>();
    const ids = new Set<string>();
    let events = 0;
    let bytes = 0;
    let at = 0;
    for (; at < line.length; at += 1) {
      const pending = line[at]!;
      const { stream, events: appended } = pending.request;
      const full =
        events + appended.length > this.limits.flushEvents || bytes + pending.bytes > this.limits.flushBytes;
      if (full && taken.length > 0) break;
      // A stream that was left behind stays behind: its later appends must not overtake the earlier.
      if (streams.has(stream) || appended.some(({ id }) => ids.has(id))) left.push(pending);
      else {
        taken.push(pending);
        events += appended.length;
        bytes += pending.bytes;
        for (const { id } of appended) ids.add(id);
      }
      streams.add(stream);
    }
    left.push(...line.slice(at));
    if (left.length > 0) this.waiting.set(controller, left);
    this.events -= events;
    this.bytes -= bytes;
    return taken;
  }
}

function chain({ stream, expected, events }: AppendRequest): { hashes: Uint8Array[]; bytes: number } {
  const hashes: Uint8Array[] = [];
  let previous = expected === 'noStream' ? noPreviousHash : expected.hash;
  let revision = expected === 'noStream' ? 0 : expected.revision + 1;
  let bytes = 0;
  for (const event of events) {
    previous = chainHash(previous, stream, revision, event);
    hashes.push(previous);
    revision += 1;
    bytes += event.payload.length + event.metadata.length;
  }
  return { hashes, bytes };
}
