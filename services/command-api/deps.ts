import type { Pool } from 'pg';
import type { CommandDeps, MethodsInForce } from '@koz/command-handling';
import type { LatestNote } from '@koz/http';
import type { Locations } from '@koz/locations';
import type { ActorId, CarePlanId, CommandId, ControllerId, HoldId } from '@koz/privacy-types';
import type { WakeCause } from '@koz/retention-runs';

/** What the command side is given by the process that runs it. */
export interface CommandApiDeps extends CommandDeps {
  /** Connections of role `koz_command`, by which it is recorded who decides on holds, policies and runs. */
  readonly pool: Pool;
  readonly locations: Pick<Locations, 'byIds' | 'controllers'>;
  /** One for the whole process, so that commands in flight share what it reads. */
  readonly methods: Pick<MethodsInForce, 'of' | 'closedFrom'>;
  /** Which plan a hold is of, as far as a read model knows; absent where there is none. */
  planOfHold?(controller: ControllerId, holdId: HoldId): Promise<CarePlanId | undefined>;
  /** Lets a family find at its next log-in what it files now; absent where nobody logs in. */
  readonly logIns?: LogInLinks;
  /** Has retention of these controllers look for what is due, soon. Absent, or failing: its daily job comes. */
  wakeRetention?(controllers: readonly ControllerId[], cause?: WakeCause): Promise<void>;
  /** The latest signed checkpoint, which every answer carries; absent where no tree is kept. */
  readonly latestNote?: LatestNote;
  /** Where runs of retention are asked for, and what one would do is read; absent where there is no such place. */
  readonly runs?: RunsDeps;
}

/** Which plans were filed under which log-in. A link goes with the plan's identity key. */
export interface LogInLinks {
  /** Again is harmless. */
  link(plan: {
    readonly controller: ControllerId;
    readonly carePlanId: CarePlanId;
    readonly actorId: ActorId;
    readonly commandId: CommandId;
  }): Promise<void>;
}

export interface RunsDeps {
  /** Connections of role `koz_command`. */
  readonly pool: Pool;
  /** Connections of role `koz_query`, which reads the schedule. */
  readonly schedulePool: Pool;
  /** How long the schedule may take to come up to the end of the log, in milliseconds; 5 s when absent. */
  readonly waitAtMostMs?: number;
}

export const depsToken = Symbol('CommandApiDeps');
