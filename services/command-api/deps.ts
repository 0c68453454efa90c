import type { CommandDeps, MethodsInForce } from '@koz/command-handling';
import type { Locations } from '@koz/locations';
import type { CarePlanId, ControllerId, HoldId } from '@koz/privacy-types';

/** What the command side is given by the process that runs it. */
export interface CommandApiDeps extends CommandDeps {
  readonly locations: Pick<Locations, 'byIds' | 'controllers'>;
  /** One for the whole process, so that commands in flight share what it reads. */
  readonly methods: Pick<MethodsInForce, 'of'>;
  /** Which plan a hold is of, as far as a read model knows; absent where there is none. */
  planOfHold?(controller: ControllerId, holdId: HoldId): Promise<CarePlanId | undefined>;
  /** Has retention of these controllers look for what is due, soon. Absent, or failing: its daily job comes. */
  wakeRetention?(controllers: readonly ControllerId[]): Promise<void>;
}

export const depsToken = Symbol('CommandApiDeps');
