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

/** A connection over which flushes go, one at a time. */
export interface FlushConnection {
  /**
   * Sends appends of one controller before it returns; never rejects. The answers stand in the order of the appends.
   */
  write(controller: ControllerId, appends: readonly ChainedAppend[]): Promise<readonly Answer[]>;
  /** True once the connection is lost, or the server left a write without an answer. */
  readonly isBroken: boolean;
  release(): void;
}

interface PendingAppend extends ChainedAppend {
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/**
 * Gathers appends into flushes: of one controller each, controllers in turn, appends of a controller in order of
 * arrival, one flush under way at a time. Two appends to one stream never share a flush, since the second cannot fit
 * before the first is written; nor do two that carry the same event.
 */
export class AppendQueue {
  private readonly waiting = new Map<ControllerId, PendingAppend[]>();
  private appends = 0;
  private events = 0;
  private bytes = 0;
  private connection: FlushConnection | undefined;
  private isConnecting = false;
  private isFlushing = false;
  private isTurnAwaited = false;
  private lastFlush = 0;
  private isClosed = false;
  private readonly whenDrained: (() => void)[] = [];

  /** @param connect rejects with the error that callers get. */
  constructor(
    private readonly connect: () => Promise<FlushConnection>,
    private readonly limits: QueueLimits,
  ) {}

  append(request: AppendRequest): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) throw new EventStoreUnavailableError('the event store is closed');
      const chained = chain(request);
      if (
        this.events + request.events.length > this.limits.queuedEvents ||
        this.bytes + chained.bytes > this.limits.queuedBytes
      ) {
        throw new EventStoreUnavailableError('too many appends are waiting');
      }
      this.appends += 1;
      this.events += request.events.length;
      this.bytes += chained.bytes;
      const { controller } = request.scope;
      const line = this.waiting.get(controller);
      const pending = { request, ...chained, resolve, reject };
      if (line) line.push(pending);
      else this.waiting.set(controller, [pending]);
      if (this.isEnough()) this.flush();
      else this.awaitTurn();
    });
  }

  /** Takes no more appends; resolves when those that wait are answered and the connection is given back. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.awaitTurn();
    await new Promise<void>((resolve) => this.whenDrained.push(resolve));
  }

  /**
   * Half of what the last flush held: the server works on it while the callers of the other half are still preparing
   * theirs, and from then on two halves take turns.
   */
  private isEnough(): boolean {
    return this.appends > 0 && this.appends >= this.lastFlush / 2;
  }

  /** What else comes in this turn of the event loop shares the flush; when nothing came, the connection is given back. */
  private awaitTurn(): void {
    if (this.isTurnAwaited) return;
    this.isTurnAwaited = true;
    setImmediate(() => {
      this.isTurnAwaited = false;
      this.flush();
      if (this.isFlushing || this.isConnecting) return;
      if (this.connection) this.giveBack(this.connection);
      if (this.isClosed) for (const drained of this.whenDrained.splice(0)) drained();
    });
  }

  private flush(): void {
    if (this.isFlushing || this.isConnecting) return;
    if (this.connection?.isBroken) this.giveBack(this.connection);
    for (const [controller, line] of this.waiting) {
      if (this.connection) void this.send(this.connection, controller, line);
      else void this.open();
      return;
    }
  }

  private async open(): Promise<void> {
    this.isConnecting = true;
    try {
      this.connection = await this.connect();
    } catch (error) {
      this.refuseAll(error);
    }
    this.isConnecting = false;
    this.flush();
    this.awaitTurn();
  }

  private async send(
    connection: FlushConnection,
    controller: ControllerId,
    line: readonly PendingAppend[],
  ): Promise<void> {
    const flush = this.take(controller, line);
    this.isFlushing = true;
    const answers = await connection.write(controller, flush);
    this.isFlushing = false;
    // Before the callers of this flush go on: the server is to have work while they prepare what they append next.
    if (this.isEnough()) this.flush();
    for (const [index, { resolve, reject }] of flush.entries()) {
      const answer = answers[index];
      if (answer && 'outcome' in answer) resolve(answer.outcome);
      else reject(answer?.error);
    }
    this.awaitTurn();
  }

  private giveBack(connection: FlushConnection): void {
    this.connection = undefined;
    connection.release();
  }

  private refuseAll(error: unknown): void {
    for (const line of this.waiting.values()) for (const { reject } of line) reject(error);
    this.waiting.clear();
    this.appends = this.events = this.bytes = 0;
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
    this.appends -= taken.length;
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
