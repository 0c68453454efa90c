import type { DueCount } from '@koz/projections/retention-schedule';
import type { ResidueLevel } from '@koz/events';
import type { BatchMonth, ControllerId, ErasureCause, OwnDate, Tier } from '@koz/privacy-types';

/** Why a run stopped before it destroyed anything. Each but `busy` is an alert. */
export type StopReason =
  /** Another process is at work for this controller. */
  | 'busy'
  /** The day asked for is still to come: only a dry run may look ahead. */
  | 'asOfInFuture'
  /** The clock and the database's are more than a day apart. */
  | 'clockDiffers'
  /** More plans are due than the policy lets one run touch. */
  | 'capExceeded'
  /** The read model of what is due has not come up to the end of the log. */
  | 'scheduleBehind'
  /** The controller answers for no data here. */
  | 'notRegistered';

export interface BatchReport {
  readonly month: BatchMonth;
  readonly cause: ErasureCause;
  readonly plans: number;
  /** Of a 5-year batch: how many plans leave how much. */
  readonly levels?: Readonly<Partial<Record<ResidueLevel, number>>>;
}

/** What a run did, or in a dry run would do. Counts, months and codes: nothing of a person. */
export interface RunReport {
  readonly controller: ControllerId;
  readonly asOf: OwnDate;
  readonly dryRun: boolean;
  readonly outcome: 'done' | 'stopped';
  readonly reason?: StopReason;
  /** What was due as the run began. */
  readonly due: readonly DueCount[];
  readonly batches: readonly BatchReport[];
  /** Plans of which something was destroyed. */
  readonly plans: number;
  readonly destroyed: Readonly<Record<Tier, number>>;
  /** Plans that a legal hold keeps, found held as their turn came. */
  readonly held: number;
  readonly applicationsEnded: number;
  /** Entries of the fence that an earlier run did not get to the end of. */
  readonly resumed: number;
  readonly epochsDestroyed: number;
  readonly seconds: number;
}

export interface RunProgress {
  readonly cause: ErasureCause;
  readonly month: BatchMonth;
  readonly plans: number;
  readonly plansPerSecond: number;
}

/** The figures of a run while it is under way. */
export class Tally {
  plans = 0;
  held = 0;
  applicationsEnded = 0;
  resumed = 0;
  epochsDestroyed = 0;
  readonly batches: BatchReport[] = [];
  readonly destroyed: Record<Tier, number> = { precise: 0, identity: 0, planning: 0 };
}
