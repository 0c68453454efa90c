import {
  asItWas,
  comparing,
  whatIf,
  type Comparison,
  type DayOf,
  type Lens,
  type PlanHistory,
} from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { DisclosurePolicy } from '@koz/events';
import { withTenant } from '@koz/platform';
import { openSealed } from '@koz/privacy-keys';
import type { ControllerId, Instant, LocationId, OrganiserId, PlainDate } from '@koz/privacy-types';
import { historyPage, type SealedHistory } from '@koz/projections/application-histories';
import { PolicyBook } from '../answering/policy-book.js';
import type { QueryApiDeps } from '../deps.js';

/** What a comparison reads; it writes nothing, and opens the birth dates of children in memory only. */
export interface CompareDeps extends Pick<QueryApiDeps, 'pool' | 'events' | 'vault'> {
  readonly locations: Pick<QueryApiDeps['locations'], 'byIds'>;
}

export interface CompareTerms {
  /** Each as if it had been in force all along. */
  readonly methods: readonly DisclosurePolicy[];
  /** The last day that counts, in Belgium. */
  readonly until: PlainDate;
}

/** A controller's comparison, and the versions of the methods that were in force. */
export interface ControllerComparison {
  readonly comparison: Comparison;
  readonly actualVersions: readonly string[];
}

const plansPerPage = 200;

/**
 * Compares methods over the whole history of a controller's plans, a page at a time, so that its memory does not grow with
 * their number. Beside the methods that are asked for stands `actual`: those that were really in force.
 * @throws DamagedSealError for an envelope that does not open: nothing is answered then
 */
export async function compareHistories(
  deps: CompareDeps,
  controller: ControllerId,
  { methods, until }: CompareTerms,
): Promise<ControllerComparison> {
  const adopted = (await new PolicyBook(deps.events).of([controller])).get(controller) ?? [];
  const actual = asItWas(adopted);
  const lenses: readonly Lens[] = [...methods.map(whatIf), actual];
  const comparison = comparing({ lenses, until, dayOf: rememberingDays() });
  for await (const plans of pagesOf(deps, controller)) for (const plan of plans) comparison.add(plan);
  return { comparison: comparison.result(), actualVersions: actual.versions };
}

async function* pagesOf(deps: CompareDeps, controller: ControllerId): AsyncGenerator<readonly PlanHistory[]> {
  const organisers = new Map<LocationId, OrganiserId>();
  for (let after: SealedHistory['carePlanId'] | undefined; ;) {
    const { items, next } = await withTenant(
      deps.pool,
      controller,
      (transaction) => historyPage(transaction, { after, limit: plansPerPage }),
      { readOnly: true },
    );
    await learnOrganisers(deps, organisers, items);
    yield await opened(deps, controller, items, organisers);
    if (next === undefined) return;
    after = next;
  }
}

async function learnOrganisers(
  { locations }: CompareDeps,
  organisers: Map<LocationId, OrganiserId>,
  items: readonly SealedHistory[],
): Promise<void> {
  const named = items.flatMap(({ applications }) =>
    applications.flatMap(({ locationId }) => locationId ?? []),
  );
  const unknown = [...new Set(named)].filter((id) => !organisers.has(id));
  if (unknown.length === 0) return;
  for (const [id, { organiserId }] of await locations.byIds(unknown)) organisers.set(id, organiserId);
}

/** Opens the birth dates of a page. One that was destroyed is left out: the fence alone tells the phase then. */
async function opened(
  { vault }: CompareDeps,
  controller: ControllerId,
  items: readonly SealedHistory[],
  organisers: ReadonlyMap<LocationId, OrganiserId>,
): Promise<readonly PlanHistory[]> {
  const tiers = await openSealed(
    vault,
    items.map(({ carePlanId, sealed }) => ({ carePlanId, controller, sealed, opens: ['precise'] })),
  );
  return items.map(({ sealed: _, applications, ...plan }, index) => {
    const { precise } = tiers[index] ?? {};
    const child = precise?.state === 'known' ? precise.value['child'] : undefined;
    const birthDate = (child as { birthDate?: unknown } | undefined)?.birthDate;
    return {
      ...plan,
      childBirthDate: typeof birthDate === 'string' ? birthDate : undefined,
      applications: applications.map((application) => ({
        ...application,
        organiserId: application.locationId && organisers.get(application.locationId),
      })),
    };
  });
}

/** The day in Belgium, worked out once an hour of the history: its clock goes forward and back on whole hours. */
function rememberingDays(): DayOf {
  const days = new Map<string, PlainDate>();
  return (at: Instant) => {
    const hour = at.slice(0, 13);
    const known = days.get(hour) ?? dayInBelgium(at);
    days.set(hour, known);
    return known;
  };
}
