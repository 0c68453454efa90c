import { confirmPlaceByTerm, type DuePlace } from '@koz/command-handling';
import { dayInBelgium } from '@koz/domain';
import { outsideTransaction, withTenant } from '@koz/platform';
import type { ControllerId, PlainDate } from '@koz/privacy-types';
import { checkpoints } from '@koz/projection';
import { carePlans, duePlaces } from '@koz/projections/care-plans';
import type { TermDeps } from './deps.js';

const pageSize = 100;

/**
 * Confirms every found place on which the term of its controller ran out, by the injected clock and Belgian days, and
 * answers how many. The read model only says where to look: the stream of the plan says whether that very finding still
 * waits. What a round leaves, because it was cut off, overtaken or failed, the next one finds due.
 *
 * @throws what confirming a place failed of, after all others were seen to
 */
export async function confirmDuePlaces(deps: TermDeps, signal?: AbortSignal): Promise<number> {
  if (!(await hasReadModel(deps))) return 0;
  const today = dayInBelgium(deps.clock.now());
  const failures: unknown[] = [];
  let confirmed = 0;
  for (const controller of await deps.locations.controllers())
    for await (const place of dueOf(deps, controller, today)) {
      if (signal?.aborted) return confirmed;
      try {
        if ((await confirmPlaceByTerm(deps, controller, place)) === 'confirmed') confirmed++;
      } catch (error) {
        // One plan that cannot be read does not make the others wait.
        deps.logger.error({ error, controller, carePlanId: place.carePlanId }, 'A term could not be applied');
        failures.push(error);
      }
    }
  if (confirmed > 0) deps.logger.info({ places: confirmed }, 'Places were confirmed by their term');
  if (failures.length > 0) throw failures[0];
  return confirmed;
}

/** Before the first event, and while an earlier version of the rows is live, there is nothing to look it up in. */
async function hasReadModel({ queryPool }: TermDeps): Promise<boolean> {
  const { name, version } = carePlans;
  return (await checkpoints(outsideTransaction(queryPool))).some(
    (each) => each.projection === name && each.version === version && each.state === 'live',
  );
}

/** A page at a time, by id, so that each is seen once in a round whatever the read model has come to tell of it. */
async function* dueOf(
  { queryPool }: TermDeps,
  controller: ControllerId,
  today: PlainDate,
): AsyncGenerator<DuePlace> {
  let after: DuePlace['carePlanId'] | undefined;
  for (;;) {
    const page = await withTenant(
      queryPool,
      controller,
      (transaction) => duePlaces(transaction, { today, after, limit: pageSize }),
      { readOnly: true },
    );
    yield* page;
    after = page.at(-1)?.carePlanId;
    if (page.length < pageSize) return;
  }
}
