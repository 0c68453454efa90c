import { ConfigurationError } from '@koz/platform';
import { runProcess } from '@koz/runtime';
import { relayDepsOf } from './runtime-deps.js';
import { startRelay } from './start-relay.js';

/** Runs the relay alone: beside other instances of it, one tells and the others stand by. */
await runProcess('relay', async (runtime) => {
  const deps = relayDepsOf(runtime);
  if (deps === undefined)
    throw new ConfigurationError([
      {
        setting: 'KOZ_KAFKA_BROKERS',
        rule: 'required',
        message: 'ontbreekt: zonder makelaars is er niets om door te geven',
      },
    ]);
  const relay = startRelay(deps);
  return () => relay.stop();
});
