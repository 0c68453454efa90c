import type { ApplicationHistory, ApplicationStep, PlanHistory, PlanPlace } from '@koz/disclosure';
import type { ApplicationStatus, FenceState, PlaceState } from '@koz/events';
import type { ApplicationId, CarePlanId, Instant, LocationId } from '@koz/privacy-types';
import type { Sql } from '@koz/projection';
import applicationsOfSql from './applications-of.sql';
import { changeIn } from './changes.js';
import { returned } from './handlers/add-step.js';
import planPageSql from './plan-page.sql';

/** A plan's history before the child's birth date is opened, and before anybody was asked whose the locations are. */
export type SealedHistory = Omit<PlanHistory, 'childBirthDate' | 'applications'> & {
  readonly sealed: { readonly precise?: Uint8Array };
  readonly applications: readonly Omit<ApplicationHistory, 'organiserId'>[];
};

export interface HistoryPage {
  readonly items: readonly SealedHistory[];
  /** Absent on the last page. */
  readonly next?: CarePlanId;
}

/** A page of the controller's own plans, by id: an order that tells nothing. `sql` is a tenant transaction (`koz_query`). */
export async function historyPage(
  sql: Sql,
  { after, limit }: { readonly after?: CarePlanId | undefined; readonly limit: number },
): Promise<HistoryPage> {
  const plans = await sql.query<PlanRead>(planPageSql, [after ?? null, limit + 1]);
  const page = plans.slice(0, limit);
  const applications = await sql.query<ApplicationRead>(applicationsOfSql, [
    page.map(({ carePlanId }) => carePlanId),
  ]);
  const ofPlan = new Map<CarePlanId, SealedHistory['applications'][number][]>();
  for (const { carePlanId, ...application } of applications) {
    const others = ofPlan.get(carePlanId);
    if (others) others.push(applicationOf(application));
    else ofPlan.set(carePlanId, [applicationOf(application)]);
  }
  const items = page.map((plan) => historyOf(plan, ofPlan.get(plan.carePlanId) ?? []));
  const last = page.at(-1);
  return plans.length > limit && last ? { items, next: last.carePlanId } : { items };
}

interface PlanRead {
  readonly carePlanId: CarePlanId;
  readonly filedAt: Instant;
  readonly places: readonly string[];
  readonly starts: readonly string[];
  readonly fences: readonly string[];
  readonly precise: Uint8Array | null;
}

interface ApplicationRead {
  readonly applicationId: ApplicationId;
  readonly carePlanId: CarePlanId;
  readonly locationId: LocationId | null;
  readonly steps: readonly string[];
}

const historyOf = (
  { carePlanId, filedAt, places, starts, fences, precise }: PlanRead,
  applications: SealedHistory['applications'],
): SealedHistory => ({
  carePlanId,
  filedAt,
  places: places.map((line) => changeIn(line, placeOf)),
  starts: starts.map((line) => changeIn(line, (month = '') => month)),
  fences: fences.map((line) => changeIn(line, (fence) => fence as FenceState)),
  sealed: precise ? { precise } : {},
  applications,
});

const placeOf = (place?: string, applicationId = '-', ...kept: readonly string[]): PlanPlace => ({
  place: place as PlaceState,
  ...(applicationId !== '-' && { placeApplicationId: applicationId as ApplicationId }),
  keptApplicationIds: kept as ApplicationId[],
});

const stepOf = (status?: string, qualifier?: string): ApplicationStep => ({
  status: status as ApplicationStatus,
  ...(qualifier === returned && { isReturn: true }),
});

const applicationOf = ({
  applicationId,
  locationId,
  steps,
}: Omit<ApplicationRead, 'carePlanId'>): SealedHistory['applications'][number] => ({
  applicationId,
  locationId: locationId ?? undefined,
  steps: steps.map((line) => changeIn(line, stepOf)),
});
