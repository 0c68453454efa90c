import { EventStoreUnavailableError } from '@koz/event-store';
import {
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  isCommandError,
  KurrentDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type EventData,
} from '@kurrent/kurrentdb-client';
import { unwrap, type LoggedEvent, type LogPlace } from './stored-form.js';

export interface ConnectionOptions {
  /** `esdb://` or `kurrentdb://`, as KurrentDB's own documentation describes them. */
  readonly url: string;
  /** What the names of our streams begin with in KurrentDB; the log is what stands under it. */
  readonly namespace: string;
  /** How long any operation may take. */
  readonly answerWithinMs: number;
}

/** Answers of a server that is there and says no for good. Anything else may go better another time. */
const final: readonly ErrorType[] = [
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.STREAM_DELETED,
  ErrorType.STREAM_TOMBSTONED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
];

/**
 * KurrentDB as this adapter uses it. Each operation has a timer of ours: the client's batch append and its reads through
 * the native bridge know no deadline. After one that did not answer, or a read that failed, the next operations use a new
 * client, since the old one may wait for ever on the same connection.
 */
export class Connection {
  private client: KurrentDBClient;
  private readonly filter;

  constructor(private readonly options: ConnectionOptions) {
    this.client = KurrentDBClient.connectionString(options.url);
    this.filter = streamNameFilter({ prefixes: [options.namespace] });
  }

  /** @returns false when the stream does not end at the revision that is expected; -1 expects none. */
  async append(stream: string, expectedRevision: number, events: EventData[]): Promise<boolean> {
    const streamState = expectedRevision < 0 ? NO_STREAM : BigInt(expectedRevision);
    return this.within(async (client) => {
      try {
        const { success } = await client.appendToStream(this.options.namespace + stream, events, {
          streamState,
        });
        return success;
      } catch (error) {
        if (isOfType(error, ErrorType.WRONG_EXPECTED_VERSION)) return false;
        throw error;
      }
    }, 'channel');
  }

  /** Events of a stream from a revision on; none when there is no such stream. */
  readStream(stream: string, from: number, maxCount?: number): Promise<LoggedEvent[]> {
    return this.within(async (client) => {
      const events: LoggedEvent[] = [];
      try {
        const limit = maxCount === undefined ? {} : { maxCount };
        const options = { direction: FORWARDS, fromRevision: BigInt(from), ...limit } as const;
        for await (const { event } of client.readStream(this.options.namespace + stream, options))
          if (event) events.push(unwrap(this.options.namespace, event));
      } catch (error) {
        if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
        throw error;
      }
      return events;
    });
  }

  /** Up to so many events of the log, the one at `from` first. */
  readLog(from: LogPlace, maxCount: number): Promise<LoggedEvent[]> {
    return this.within(async (client) => {
      const events: LoggedEvent[] = [];
      const options = { direction: FORWARDS, fromPosition: from, maxCount, filter: this.filter } as const;
      for await (const { event } of client.readAll(options))
        if (event) events.push(unwrap(this.options.namespace, event));
      return events;
    });
  }

  /** The place of the newest event of the log; undefined when there is none. */
  end(): Promise<LogPlace | undefined> {
    return this.within(async (client) => {
      const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1, filter: this.filter } as const;
      for await (const { event } of client.readAll(options)) return event?.position;
      return undefined;
    });
  }

  /** The log after a place, as it grows. It ends with its connection: whoever reads it begins anew. */
  subscribe(after: LogPlace | undefined): AllStreamSubscription {
    return this.client.subscribeToAll({ fromPosition: after ?? START, filter: this.filter });
  }

  async close(): Promise<void> {
    await endOf(this.client);
  }

  private async within<T>(
    operation: (client: KurrentDBClient) => Promise<T>,
    through: 'bridge' | 'channel' = 'bridge',
  ): Promise<T> {
    const { client } = this;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.renew(client);
        reject(new EventStoreUnavailableError('the event store did not answer in time'));
      }, this.options.answerWithinMs);
    });
    const answer = operation(client);
    // When the timer was first nobody else meets what becomes of it.
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      const ours = asPortError(error);
      // The native bridge does not always find back to a server that was away; a new one does.
      if (ours instanceof EventStoreUnavailableError && through === 'bridge') this.renew(client);
      throw ours;
    } finally {
      clearTimeout(timer);
    }
  }

  private renew(failed: KurrentDBClient): void {
    if (this.client !== failed) return;
    this.client = KurrentDBClient.connectionString(this.options.url);
    void endOf(failed);
  }
}

/** The client's own `dispose` leaves its channel open. */
async function endOf(client: KurrentDBClient): Promise<void> {
  await client.dispose();
  const channel = await (client as unknown as { getChannel(): Promise<{ close(): void }> }).getChannel();
  channel.close();
}

/** The port's error for whatever the server, or the way to it, could not do now; a lost server is a raw error. */
export function asPortError(error: unknown): unknown {
  if (error instanceof EventStoreUnavailableError) return error;
  if (!(error instanceof Error) || final.some((type) => isOfType(error, type))) return error;
  if (!isCommandError(error) && typeof (error as { code?: unknown }).code !== 'number') return error;
  return new EventStoreUnavailableError('the event store could not be reached or did not answer', {
    cause: error,
  });
}

const isOfType = (error: unknown, type: ErrorType): boolean =>
  error instanceof Error && isCommandError(error) && error.type === type;
