import { randomUUID } from 'node:crypto';
import { silentLogger } from '@koz/platform';
import { migrations } from '@koz/projection';
import { eventually, testDatabase, type TestDatabase } from '@koz/testing';
import { listProjections, type ProjectionStatus } from '../list-projections.js';
import type { RunningProjectorDeps } from '../projector-deps.js';
import { startProjector, type RunningProjector } from '../start-projector.js';
import { LogInMemory, plainSealer } from './log-in-memory.js';
import { tally, type TallyRow } from './tally-projection.js';

/** A log in memory, a database of its own, and the projectors that a spec starts on them. */
export class TallyWorld {
  readonly log = new LogInMemory();
  private running: RunningProjector[] = [];

  private constructor(readonly db: TestDatabase) {}

  static async open(): Promise<TallyWorld> {
    return new TallyWorld(await testDatabase({ migrations }));
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((projector) => projector.stop()));
    await this.db.drop();
  }

  deps(other: Partial<RunningProjectorDeps> = {}): RunningProjectorDeps {
    return {
      store: this.log,
      pool: this.db.pool('koz_projector'),
      sealer: plainSealer,
      logger: silentLogger,
      projections: [tally()],
      pacing: { pageSize: 7, retryInMs: 5 },
      ...other,
    };
  }

  async start(other: Partial<RunningProjectorDeps> = {}): Promise<RunningProjector> {
    const projector = await startProjector(this.deps(other));
    this.running.push(projector);
    return projector;
  }

  async stop(projector: RunningProjector): Promise<void> {
    this.running = this.running.filter((each) => each !== projector);
    await projector.stop();
  }

  /** Some streams, each accepted several times, some withdrawn at last. */
  appendSome(streams: number): void {
    const ids = Array.from({ length: streams }, () => randomUUID());
    for (let round = 0; round < 3; round += 1)
      for (const id of ids) this.log.append('ApplicationAccepted', id);
    ids.forEach((id, index) => {
      if (index % 4 === 0) this.log.append('ApplicationWithdrawn', id);
    });
    this.log.append('PlaceFound', randomUUID());
  }

  /** The rows as a query sees them. */
  async rows(): Promise<TallyRow[]> {
    const text = 'SELECT * FROM rm.tally_tally ORDER BY accepted DESC, stream_id';
    return (await this.db.pool('koz_query').query<TallyRow>(text)).rows;
  }

  /** Which events the rows tell of, by stream. */
  async told(): Promise<Map<string, readonly string[]>> {
    return new Map((await this.rows()).map((row) => [row.stream_id, row.positions]));
  }

  /** What the rows must tell of the log, reckoned without the projector. */
  async expected(): Promise<Map<string, readonly string[]>> {
    const positions = new Map<string, readonly string[]>();
    for (const { type, stream, position } of await this.log.readAll(-1, 100_000)) {
      const id = stream.slice('application-'.length);
      if (type === 'ApplicationAccepted') positions.set(id, [...(positions.get(id) ?? []), String(position)]);
      if (type === 'ApplicationWithdrawn') positions.delete(id);
    }
    return positions;
  }

  async status(): Promise<ProjectionStatus | undefined> {
    return (await listProjections(this.deps())).find(({ state }) => state !== 'building');
  }

  upToDate(): Promise<boolean> {
    return eventually(async () => {
      const status = await this.status();
      return status?.state === 'live' && status.position === (await this.log.lastPosition());
    });
  }
}
