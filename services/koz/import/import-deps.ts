import type { CommandDeps, MethodsInForce } from '@koz/command-handling';
import type { Locations } from '@koz/locations';
import type { LookupIndex } from '@koz/privacy-keys';
import type { ActorId } from '@koz/privacy-types';

/** What an import stands on. */
export interface ImportDeps extends CommandDeps {
  readonly locations: Pick<Locations, 'byIds'>;
  /** Where references are claimed, as HMACs. */
  readonly lookups: LookupIndex;
  readonly methods: Pick<MethodsInForce, 'of' | 'closedFrom'>;
  /** Who imports. */
  readonly actor: ActorId;
}
