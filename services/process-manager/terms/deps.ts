import type { Pool } from 'pg';
import type { CommandDeps } from '@koz/command-handling';
import type { Locations } from '@koz/locations';
import type { Logger } from '@koz/platform';

/** What confirming places by their term needs of the process that runs it. */
export interface TermDeps extends CommandDeps {
  /** Of role `koz_query`: what is due is looked up in the read model. */
  readonly queryPool: Pool;
  readonly locations: Pick<Locations, 'controllers'>;
  readonly logger: Logger;
  /** Time between two looks at what is due, in milliseconds; a second when absent. */
  readonly everyMs?: number;
}
