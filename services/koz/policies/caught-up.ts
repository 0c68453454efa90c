import { outsideTransaction } from '@koz/platform';
import { waitForPosition, type Projection } from '@koz/projection';
import { startProjector, type ProjectorDeps } from '@koz/services/projector';

const withinMs = 600_000;

/**
 * Runs `work` once a read model tells of all that the log holds now. A command may run without a server, so that it
 * keeps the read model up itself; beside a server, whose projector has the lease, it only waits.
 * @throws ReadModelBehindError when that takes too long
 */
export async function caughtUp<T>(
  deps: Omit<ProjectorDeps, 'projections'>,
  projection: Projection,
  work: () => Promise<T>,
): Promise<T> {
  const projector = await startProjector({ ...deps, projections: [projection] });
  try {
    const last = await deps.store.lastPosition();
    await waitForPosition(outsideTransaction(deps.pool), projection.name, last, withinMs);
    return await work();
  } finally {
    await projector.stop();
  }
}
