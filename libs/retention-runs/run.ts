import type { ActorId, ControllerId, Instant, OwnDate, Tier, Uuid } from '@koz/privacy-types';

/** What had a run made: an officer, an operator by command, the daily job, or what may have made something due. */
export const runCauses = [
  'officer',
  'operator',
  'schedule',
  'clock',
  'import',
  'erasure',
  'holdLifted',
] as const;
export type RunCause = (typeof runCauses)[number];

/** What wakes retention outside its daily job, without anybody asking for a run. */
export type WakeCause = Extract<RunCause, 'clock' | 'import' | 'erasure' | 'holdLifted'>;

/** `running` and `interrupted` may both be of a process that died: whoever runs next goes on with it. */
export const runStates = ['queued', 'running', 'interrupted', 'done', 'stopped'] as const;
export type RunState = (typeof runStates)[number];

/** Why a run stopped before it destroyed anything; each is an alert. */
export const runAlerts = ['clockDiffers', 'capExceeded', 'scheduleBehind', 'notRegistered'] as const;
export type RunAlert = (typeof runAlerts)[number];

/** What a run did, over all its attempts; never by month. */
export interface RunTotals {
  /** Plans of which something was destroyed. */
  readonly plans: number;
  readonly destroyed: Readonly<Record<Tier, number>>;
  /** Plans that a legal hold kept as their turn came. */
  readonly held: number;
  readonly applicationsEnded: number;
  /** Shreddings that an earlier attempt or run had not come to the end of. */
  readonly resumed: number;
  readonly epochsDestroyed: number;
}

export const noTotals: RunTotals = {
  plans: 0,
  destroyed: { precise: 0, identity: 0, planning: 0 },
  held: 0,
  applicationsEnded: 0,
  resumed: 0,
  epochsDestroyed: 0,
};

/** A run as its row tells it. Of a controller, by whose transaction it is read. */
export interface RetentionRun {
  readonly runId: Uuid;
  readonly cause: RunCause;
  readonly state: RunState;
  /** The day asked for; null: the day on which it is begun. */
  readonly asOf: OwnDate | null;
  readonly askedAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly attempts: number;
  readonly alert: RunAlert | null;
  readonly totals: RunTotals;
}

/** An officer's wish for a run. */
export interface AskedRun {
  readonly controller: ControllerId;
  readonly runId: Uuid;
  readonly actor: ActorId;
  readonly asOf: OwnDate | undefined;
  readonly at: Instant;
}

/** A run is named, and its attempt numbered, so that one that lost the lead writes nothing over who leads now. */
export interface Attempt {
  readonly controller: ControllerId;
  readonly runId: Uuid;
  readonly attempt: number;
  /** What earlier attempts did. */
  readonly before: RunTotals;
}

export const sumOfTotals = (one: RunTotals, other: RunTotals): RunTotals => ({
  plans: one.plans + other.plans,
  destroyed: {
    precise: one.destroyed.precise + other.destroyed.precise,
    identity: one.destroyed.identity + other.destroyed.identity,
    planning: one.destroyed.planning + other.destroyed.planning,
  },
  held: one.held + other.held,
  applicationsEnded: one.applicationsEnded + other.applicationsEnded,
  resumed: one.resumed + other.resumed,
  epochsDestroyed: one.epochsDestroyed + other.epochsDestroyed,
});
