import type { Pool } from 'pg';
import type { EventStore } from '@koz/event-store';
import type { Locations } from '@koz/locations';
import type { Logger } from '@koz/platform';
import type { SnapshotDeps } from '@koz/regie-summary';

/** What making the regie's snapshots needs. */
export interface RegieSnapshotDeps extends SnapshotDeps {
  /** Of role `koz_process_manager`: keeps the snapshots, and the right to make them. */
  readonly pool: Pool;
  readonly locations: Pick<Locations, 'list' | 'controllers'>;
  readonly store: Pick<EventStore, 'lastPosition'>;
  readonly logger: Logger;
  /** Time between two looks at whether a snapshot is due, in milliseconds; a second when absent. */
  readonly everyMs?: number;
}
