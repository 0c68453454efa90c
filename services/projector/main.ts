import { runProcess } from '@koz/runtime';
import { projectorConnections } from './projections.js';
import { startProjector } from './start-projector.js';

/** Runs the projector alone: beside other instances of it, each projection is written by one of them. */
await runProcess('projector', async ({ database, eventStore, sealer, logger, readiness }) => {
  // First, for the event store shares the pool of its role.
  const pool = database.pool('koz_projector', { max: projectorConnections });
  const projector = await startProjector({
    store: eventStore('koz_projector'),
    pool,
    sealer,
    logger,
    readiness,
  });
  return () => projector.stop();
});
