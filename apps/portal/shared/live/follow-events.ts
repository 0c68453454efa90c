import { EventParser, type StreamMessage } from './event-stream.js';

/** `live`: connected; `retrying`: the connection broke or is not there yet; `refused`: the server no longer lets us in. */
export type ConnectionState = 'connecting' | 'live' | 'retrying' | 'refused';

export interface Following {
  /** Asks for the stream, after the last id that came; undefined: from now on. */
  readonly open: (lastId: string | undefined, signal: AbortSignal) => Promise<Response>;
  /** Each message with data, once and in order. */
  readonly onMessage: (message: StreamMessage & { readonly data: string }) => void;
  /** Each id that the stream gave, once what came with it was told: from there one may go on. */
  readonly onId?: (id: string) => void;
  readonly onState: (state: ConnectionState) => void;
  /** The server does not know the last id any more: what came in between is not told, and all must be read again. */
  readonly onLost: () => void;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly times?: Partial<FollowTimes>;
}

export interface FollowTimes {
  /** First and longest wait before connecting again. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** A connection on which nothing came for so long is dead; the server is never silent so long. */
  readonly silenceMs: number;
}

const usual: FollowTimes = { firstMs: 1_000, longestMs: 15_000, silenceMs: 40_000 };

/**
 * Follows Server-Sent Events by `fetch`, which can send a token where EventSource cannot, and goes on after the last id
 * when the connection is cut. Resolves when the signal aborts, or when the server refuses who asks.
 *
 * @param after the last id that came in an earlier call
 */
export async function followEvents(following: Following, after?: string): Promise<void> {
  const { open, onState, onLost, signal } = following;
  const times = { ...usual, ...following.times };
  let lastId = after;
  let failures = 0;
  onState('connecting');
  while (!signal.aborted) {
    const attempt = new Attempt(signal, times.silenceMs);
    try {
      const response = await open(lastId, attempt.signal);
      if (response.status === 401 || response.status === 403) {
        onState('refused');
        return;
      }
      if (response.status === 400 && lastId !== undefined) {
        lastId = undefined;
        onLost();
        continue;
      }
      if (!response.ok || response.body === null) throw new Error(`no stream: ${response.status}`);
      onState('live');
      failures = 0;
      await read(response.body, attempt, following, (id) => {
        lastId = id;
        following.onId?.(id);
      });
    } catch {
      failures += 1;
    } finally {
      attempt.end();
    }
    if (signal.aborted) break;
    // A stream that the server ends is opened again before anybody is told that it is gone.
    if (failures > 0) onState('retrying');
    await pause(Math.min(times.firstMs * 2 ** Math.max(failures - 1, 0), times.longestMs), signal);
  }
}

async function read(
  body: ReadableStream<Uint8Array>,
  attempt: Attempt,
  { onMessage }: Following,
  onId: (id: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    attempt.heard();
    for (const { data, ...message } of parser.take(decoder.decode(value, { stream: true }))) {
      // First what it says, then that it was said: what fails in between comes again.
      if (data !== undefined) onMessage({ ...message, data });
      if (message.id !== undefined) onId(message.id);
    }
  }
}

/** One connection: ends with the following, or after too long a silence. */
class Attempt {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly abort = (): void => this.controller.abort();
  readonly signal = this.controller.signal;

  constructor(
    private readonly whole: AbortSignal,
    private readonly silenceMs: number,
  ) {
    whole.addEventListener('abort', this.abort, { once: true });
    this.heard();
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.abort, this.silenceMs);
  }

  end(): void {
    clearTimeout(this.timer);
    this.whole.removeEventListener('abort', this.abort);
    this.controller.abort();
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
