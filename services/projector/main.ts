import { runProcess } from '@koz/runtime';
import { projectorDepsOf } from './runtime-deps.js';
import { startProjector } from './start-projector.js';

/** Runs the projector alone: beside other instances of it, each projection is written by one of them. */
await runProcess('projector', async (runtime) => {
  const projector = await startProjector(projectorDepsOf(runtime));
  return () => projector.stop();
});
