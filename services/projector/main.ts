import { runProcess } from '@koz/runtime';
import { startProjector } from './start-projector.js';

/** Runs the projector alone: beside other instances of it, each projection is written by one of them. */
await runProcess('projector', async ({ database, eventStore, sealer, logger, readiness }) => {
  const projector = await startProjector({
    store: eventStore('koz_projector'),
    pool: database.pool('koz_projector'),
    sealer,
    logger,
    readiness,
  });
  return () => projector.stop();
});
