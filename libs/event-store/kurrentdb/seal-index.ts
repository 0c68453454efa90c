import { EventStoreUnavailableError, type StreamHead, type StreamName } from '@koz/event-store';
import { asPortError, type LogSignal } from '@koz/event-store-postgres';
import type { ApplicationId, ControllerId, EventId } from '@koz/privacy-types';
import type { Pool } from 'pg';
import { isAfter, type LogPlace } from './stored-form.js';

/** An event that has its position. */
export interface SealedEvent {
  readonly position: number;
  readonly place: LogPlace;
  readonly stream: StreamName;
  readonly revision: number;
  readonly id: EventId;
  readonly controller: ControllerId;
  readonly hash: Uint8Array;
  readonly attempt: string;
}

/** A head, and whom it is shared with. */
export interface SealedHead extends StreamHead {
  readonly sharedWith: readonly ControllerId[];
}

interface EventRow {
  position: number;
  commit_position: number | bigint;
  prepare_position: number | bigint;
  stream: StreamName;
  revision: number;
  id: EventId;
  controller: ControllerId;
  hash: Buffer;
  attempt: string;
}

interface HeadRow {
  stream: StreamName;
  controller: ControllerId;
  revision: number;
  hash: Buffer;
  position: number;
  stage: NonNullable<StreamHead['stage']> | null;
  place: NonNullable<StreamHead['place']> | null;
  place_application_id: ApplicationId | null;
  kept_application_ids: ApplicationId[] | null;
  fence: NonNullable<StreamHead['fence']> | null;
  shared_with: ControllerId[];
}

const eventColumns =
  'position, commit_position, prepare_position, stream, revision, id, controller, hash, attempt';

/** Schema `seal` as readers see it, in the role of their pool. Every failure is the port's error. */
export class SealIndex {
  constructor(
    private readonly pool: Pool,
    private readonly logSignal: LogSignal,
    private readonly answerWithinMs: number,
  ) {}

  async heads(
    controller: ControllerId,
    streams: readonly StreamName[],
  ): Promise<Map<StreamName, SealedHead>> {
    const rows = await this.query<HeadRow>('SELECT * FROM seal.heads($1, $2)', [controller, streams]);
    return new Map(rows.map((row) => [row.stream, toHead(row)]));
  }

  async findEvents(controller: ControllerId, ids: readonly EventId[]): Promise<SealedEvent[]> {
    const text = `SELECT ${eventColumns} FROM seal.find_events($1, $2)`;
    return (await this.query<EventRow>(text, [controller, ids])).map(toEvent);
  }

  /** Positions of a stream's events by revision. */
  async positions(controller: ControllerId, stream: StreamName, from: number): Promise<Map<number, number>> {
    const rows = await this.query<{ revision: number; position: number }>(
      'SELECT revision, position FROM seal.positions($1, $2, $3)',
      [controller, stream, from],
    );
    return new Map(rows.map(({ revision, position }) => [revision, position]));
  }

  /** Events of one controller with a position greater than `after`, up to and with `through`. */
  async stretch(controller: ControllerId, after: number, through: number): Promise<SealedEvent[]> {
    const text = `SELECT ${eventColumns} FROM seal.stretch($1, $2, $3)`;
    return (await this.query<EventRow>(text, [controller, after, through])).map(toEvent);
  }

  /** Of such a stretch, the events in others' streams that are shared with this controller. */
  async sharedStretch(controller: ControllerId, after: number, through: number): Promise<SealedEvent[]> {
    const text = `SELECT ${eventColumns} FROM seal.shared_stretch($1, $2, $3)`;
    return (await this.query<EventRow>(text, [controller, after, through])).map(toEvent);
  }

  /** Up to so many events after a position, of all controllers. */
  async after(position: number, limit: number): Promise<SealedEvent[]> {
    const text = `SELECT ${eventColumns} FROM seal.event WHERE position > $1 ORDER BY position LIMIT $2`;
    return (await this.query<EventRow>(text, [position, limit])).map(toEvent);
  }

  async lastPosition(): Promise<number> {
    const rows = await this.query<{ last: number }>(
      'SELECT next_position - 1 AS last FROM seal.progress',
      [],
    );
    return rows[0]?.last ?? -1;
  }

  /** Resolves when everything up to this place of the log is numbered. */
  async reaches(place: LogPlace): Promise<void> {
    await this.until(async () => {
      const [row] = await this.query<{ commit: number; prepare: number }>(
        'SELECT commit_position AS commit, prepare_position AS prepare FROM seal.progress',
        [],
      );
      const numbered = { commit: BigInt(row?.commit ?? -1), prepare: BigInt(row?.prepare ?? -1) };
      return isAfter(place, numbered) ? undefined : true;
    });
  }

  /**
   * What `look` finds, as soon as it finds something; looks again whenever the sealer was at work.
   *
   * @throws EventStoreUnavailableError when it found nothing in the time that an answer may take.
   */
  async until<T>(look: () => Promise<T | undefined>): Promise<T> {
    const outOfTime = AbortSignal.timeout(this.answerWithinMs);
    for (;;) {
      const seen = this.logSignal.seen;
      const found = await this.looked(look, outOfTime);
      if (found !== undefined) return found;
      if (outOfTime.aborted)
        throw new EventStoreUnavailableError('the sealer did not number the log in time');
      await this.logSignal.changed(seen, outOfTime);
    }
  }

  /** A connection that is lost while waiting is no reason to give up: the append is written, its position will come. */
  private async looked<T>(
    look: () => Promise<T | undefined>,
    outOfTime: AbortSignal,
  ): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      if (outOfTime.aborted || !(error instanceof EventStoreUnavailableError)) throw error;
      return undefined;
    }
  }

  private async query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      const statement = { text, values: [...values], query_timeout: this.answerWithinMs };
      return (await this.pool.query(statement)).rows as Row[];
    } catch (error) {
      throw asPortError(error);
    }
  }
}

const toEvent = (row: EventRow): SealedEvent => ({
  position: row.position,
  place: { commit: BigInt(row.commit_position), prepare: BigInt(row.prepare_position) },
  stream: row.stream,
  revision: row.revision,
  id: row.id,
  controller: row.controller,
  hash: row.hash,
  attempt: row.attempt,
});

const toHead = (row: HeadRow): SealedHead => ({
  stream: row.stream,
  controller: row.controller,
  revision: row.revision,
  hash: row.hash,
  position: row.position,
  sharedWith: row.shared_with,
  ...(row.stage === null ? {} : { stage: row.stage }),
  ...(row.place === null ? {} : { place: row.place }),
  ...(row.place_application_id === null ? {} : { placeApplicationId: row.place_application_id }),
  ...(row.kept_application_ids === null ? {} : { keptApplicationIds: row.kept_application_ids }),
  ...(row.fence === null ? {} : { fence: row.fence }),
});
