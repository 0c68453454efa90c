import type { CommandDeps, MethodsInForce } from '@koz/command-handling';
import type { Locations } from '@koz/locations';

/** What the command side is given by the process that runs it. */
export interface CommandApiDeps extends CommandDeps {
  readonly locations: Pick<Locations, 'byIds' | 'controllers'>;
  /** One for the whole process, so that commands in flight share what it reads. */
  readonly methods: Pick<MethodsInForce, 'of'>;
}

export const depsToken = Symbol('CommandApiDeps');
