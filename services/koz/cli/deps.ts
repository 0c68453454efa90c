import { PostgresLocations } from '@koz/locations';
import type { Runtime } from '@koz/runtime';
import { commandLineActor } from '../import/import-actor.js';
import type { SampleDeps } from '../sample/sample-region.js';

/** What imports need of a runtime. The register is opened for writing here: commands that serve people only read it. */
export const importDepsOf = (runtime: Runtime): SampleDeps => ({
  ...runtime.commandDeps('koz_command'),
  lookups: runtime.lookups,
  locations: new PostgresLocations(runtime.database.pool('koz_command')),
  actor: commandLineActor,
});
