import {
  chainHash,
  EventStoreUnavailableError,
  noPreviousHash,
  type AppendOutcome,
  type AppendRequest,
  type StreamTip,
} from '@koz/event-store';
import type { ControllerId } from '@koz/privacy-types';

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

/** An append with its chain computed. */
export interface ChainedAppend {
  readonly request: AppendRequest;
  /** The hash of each event, and of the event before it. */
  readonly hashes: readonly Uint8Array[];
  readonly previousHashes: readonly Uint8Array[];
  /** How the stream ends once this is written. */
  readonly tip: StreamTip;
  readonly bytes: number;
}

/** What became of an append: its outcome, or the error that its caller gets. */
export type Answer = { readonly outcome: AppendOutcome } | { readonly error: unknown };

/** Writes gathered appends of one controller; never rejects. The answers stand in the order of the appends. */
export type Flush = (
  controller: ControllerId,
  appends: readonly ChainedAppend[],
) => Promise<readonly Answer[]>;

interface PendingAppend extends ChainedAppend {
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/**
 * Gathers appends into flushes: of one controller each, controllers in turn, appends of a controller in order of
 * arrival. Two appends to one stream never share a flush, since the second cannot fit before the first is written;
 * nor do two that carry the same event.
 */
export class AppendQueue {
  private readonly waiting = new Map<ControllerId, PendingAppend[]>();
  private events = 0;
  private bytes = 0;
  private inFlight = 0;
  private starting = false;
  private waitingAppends = 0;
  private lastFlush = 0;
  private closed = false;
  private whenDrained: (() => void) | undefined;

  constructor(
    private readonly flush: Flush,
    private readonly limits: QueueLimits,
  ) {}

  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new EventStoreUnavailableError('the event store is closed');
      const chained = chain(request);
      const { bytes } = chained;
      if (
        this.events + request.events.length > this.limits.queuedEvents ||
        this.bytes + bytes > this.limits.queuedBytes
      ) {
        throw new EventStoreUnavailableError('too many appends are waiting');
      }
      this.events += request.events.length;
      this.bytes += bytes;
      this.waitingAppends += 1;
      const { controller } = request.scope;
      const line = this.waiting.get(controller);
      const pending = { request, ...chained, resolve, reject };
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

  /**
   * With nothing under way, half of what the last flush held goes out at once: the server works on it while the callers
   * of the other half are still preparing theirs, and from then on two halves take turns. What else comes in the
   * same turn of the event loop shares a flush.
   */
  private start(): void {
    if (this.waiting.size === 0) return;
    if (this.inFlight === 0 && this.waitingAppends >= this.lastFlush / 2) return this.runNext();
    if (this.starting || this.inFlight >= this.limits.flushesInFlight) return;
    this.starting = true;
    setImmediate(() => {
      this.starting = false;
      while (this.inFlight < this.limits.flushesInFlight && this.waiting.size > 0) this.runNext();
    });
  }

  private runNext(): void {
    for (const [controller, line] of this.waiting) return void this.run(controller, line);
  }

  private async run(controller: ControllerId, line: readonly PendingAppend[]): Promise<void> {
    const flush = this.take(controller, line);
    this.inFlight += 1;
    const answers = await this.flush(controller, flush);
    // Before the callers go on: what they append next is to find the place free.
    this.inFlight -= 1;
    for (const [index, { resolve, reject }] of flush.entries()) {
      const answer = answers[index];
      if (answer && 'outcome' in answer) resolve(answer.outcome);
      else reject(answer?.error);
    }
    this.start();
    if (this.isDrained()) this.whenDrained?.();
  }

  /** Takes a flush off the front of a controller's line; what is left of the line goes to the back of the turn. */
  private take(controller: ControllerId, line: readonly PendingAppend[]): PendingAppend[] {
    const taken: PendingAppend[] = [];
    const left: PendingAppend[] = [];
    const streams = new Set<string>();
    const ids = new Set<string>();
    let events = 0;
    let bytes = 0;
    for (const [index, pending] of line.entries()) {
      const { stream, events: appended } = pending.request;
      const full =
        events + appended.length > this.limits.flushEvents || bytes + pending.bytes > this.limits.flushBytes;
      if (full && taken.length > 0) {
        left.push(...line.slice(index));
        break;
      }
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
    this.waiting.delete(controller);
    if (left.length > 0) this.waiting.set(controller, left);
    this.events -= events;
    this.bytes -= bytes;
    this.waitingAppends -= taken.length;
    this.lastFlush = taken.length;
    return taken;
  }
}

function chain({ stream, expected, events }: AppendRequest): Omit<ChainedAppend, 'request'> {
  const hashes: Uint8Array[] = [];
  const previousHashes: Uint8Array[] = [];
  let tip: StreamTip = expected === 'noStream' ? { revision: -1, hash: noPreviousHash } : expected;
  let bytes = 0;
  for (const event of events) {
    previousHashes.push(tip.hash);
    const revision = tip.revision + 1;
    tip = { revision, hash: chainHash(tip.hash, stream, revision, event) };
    hashes.push(tip.hash);
    bytes += event.payload.length + event.metadata.length;
  }
  return { hashes, previousHashes, tip, bytes };
}
