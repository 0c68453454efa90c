import type { Locations } from '@koz/locations';
import type { Logger, Settings } from '@koz/platform';
import type { ShreddingDeps } from '@koz/shredding';

type Pool = ShreddingDeps['vaultPool'];

/** What a run of retention stands on. Its log is that of `koz_process_manager`. */
export interface RetentionDeps extends ShreddingDeps {
  readonly locations: Pick<Locations, 'byIds' | 'controllers'>;
  readonly logger: Logger;
  /** Connections in the role `koz_query`, which reads the schedule. */
  readonly queryPool: Pool;
  readonly mode: Settings['mode'];
  readonly pacing?: Partial<RunPacing>;
}

export interface RunPacing {
  /** Plans that are dealt with together: one sync of the fence, one transaction of the vault. */
  readonly pageSize: number;
  /** How long the read model of what is due may take to come up to the end of the log (ms). */
  readonly scheduleWithinMs: number;
}

export const defaultRunPacing: RunPacing = { pageSize: 500, scheduleWithinMs: 60_000 };

export const pacingOf = ({ pacing }: Pick<RetentionDeps, 'pacing'>): RunPacing => ({
  ...defaultRunPacing,
  ...pacing,
});
