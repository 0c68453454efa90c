import {
  lookAt,
  lookAtPool,
  type ApplicationToLookAt,
  type DisclosedFields,
  type Moment,
  type OwnData,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import { listsNow, type FiledState } from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import {
  disclosedFields,
  type ApplicationStatus,
  type DisclosedField,
  type DisclosurePolicy,
} from '@koz/events';
import { valueOf, withheld, type ControllerId, type LocationId } from '@koz/privacy-types';
import type { CarePlan, PlanApplication } from '@koz/projections/care-plans';
import type { Look } from '../answering/look.js';
import { openOutlooks, type SealedPlan } from '../answering/open-outlooks.js';
import { standings } from '../answering/standings.js';
import type { QueryApiDeps } from '../deps.js';
import type { Organisations } from './organisations.js';
import type { ViewerAnswer } from './own-care-plan.dto.js';
import { figuresOnly, visibilityText } from '../answering/words.js';

/** What telling who sees a plan stands on. */
export interface PlanNow {
  readonly plan: CarePlan;
  /** Of the plan's own scope. */
  readonly head: StreamHead | undefined;
  readonly state: FiledState;
  readonly ownData: OwnData;
  /** Of the plan's controller. */
  readonly adopted: readonly RecordedControllerEvent[];
  readonly controllerName: string;
  readonly organisations: Organisations;
  readonly moment: Moment;
}

/** Who could see something, and of an organiser the status at which its application stands, for what it sees. */
export interface ViewerNow extends ViewerAnswer {
  readonly status: ApplicationStatus | null;
}

type PlanApplicationToLookAt = ApplicationToLookAt & SealedPlan & Pick<PlanApplication, 'locationId'>;

/**
 * Everybody who could see something of a plan, and what each would see now: organisers, the pool and the rest. For an
 * organiser it is found as its own answer is, in the scope of its own controller.
 */
export async function whoSees(
  deps: Pick<QueryApiDeps, 'events' | 'vault'>,
  now: PlanNow,
): Promise<ViewerNow[]> {
  const looks = await looksOf(deps, now);
  const { state, head, ownData } = now;
  const lists = listsNow(state, valueOf(ownData.sharing), head?.fence);
  const pool = lists.length > 0 ? [lookAtPool(now.plan, head, now.adopted, now.moment)] : [];
  const [organisers, pooled] = await Promise.all([
    openOutlooks(deps.vault, looks),
    openOutlooks(deps.vault, pool),
  ]);
  return [
    ...organisers.map(({ look, fields }) => organiserView(look, fields, now.organisations)),
    ...pooled.map(({ look, fields }) => poolView(lists, look, fields)),
    ...filerView(now),
    regieView(now),
  ];
}

/** An organiser looks from the territory of its location: what that scope does not show, it does not see. */
async function looksOf(
  deps: Pick<QueryApiDeps, 'events'>,
  { plan, organisations, adopted, moment }: PlanNow,
): Promise<Look<PlanApplicationToLookAt>[]> {
  const { carePlanId, controller, sealed, generalisedAt, startMonth, applications } = plan;
  const seenFrom = ({ locationId }: { readonly locationId: LocationId | null }): ControllerId =>
    (locationId && organisations.locations.get(locationId)?.controller) || controller;
  const rows = applications.map(({ applicationId, locationId, filedAt }) => ({
    ...{ applicationId, locationId, filedAt },
    ...{ carePlanId, controller, sealed, generalisedAt, startMonth },
  }));
  const scopes = [...new Set(rows.map(seenFrom))];
  const standingIn = new Map(
    await Promise.all(
      scopes.map(
        async (scope) =>
          [
            scope,
            await standings(
              deps,
              scope,
              rows.filter((row) => seenFrom(row) === scope),
            ),
          ] as const,
      ),
    ),
  );
  return rows.map((row) => {
    const standing = standingIn.get(seenFrom(row))?.(row);
    return lookAt(row, standing ?? { application: undefined, carePlan: undefined }, adopted, moment);
  });
}

function organiserView(
  { row: { applicationId, locationId }, standing, policies }: Look<PlanApplicationToLookAt>,
  fields: DisclosedFields,
  { locations, organisers }: Organisations,
): ViewerNow {
  const location = locationId === null ? undefined : locations.get(locationId);
  const organiser = location && organisers.get(location.organiserId);
  return {
    viewer: 'organiser',
    name: organiser?.name ?? 'Opvanglocatie die niet meer gekend is',
    applicationId,
    locationId: location?.locationId ?? null,
    status: standing.application?.stage ?? null,
    ...seen(fields, policies),
  };
}

const listWords = { pool: 'zoekpool', emergencyList: 'noodlijst' } as const;

/** Both lists show the same: what a new application would, less what only an application opens. */
const poolView = (
  lists: readonly (keyof typeof listWords)[],
  { policies }: Look<CarePlan>,
  fields: DisclosedFields,
): ViewerNow => ({
  viewer: 'pool',
  name: `Alle opvanglocaties (${lists.map((list) => listWords[list]).join(' en ')})`,
  ...withoutApplication,
  ...seen(fields, policies),
});

/** Who filed on the family's mandate sees what it filed; each time it does is recorded. */
function filerView({ plan: { mandate }, ownData }: PlanNow): ViewerNow[] {
  if (mandate === null) return [];
  const fields = Object.fromEntries(disclosedFields.map((field) => [field, ownData[field]]));
  return [
    {
      viewer: 'servicePoint',
      name: 'Het loket dat dit opvangplan indiende',
      ...withoutApplication,
      ...seen(fields as DisclosedFields, []),
    },
  ];
}

function regieView({ controllerName }: PlanNow): ViewerNow {
  const fields = Object.fromEntries(disclosedFields.map((field) => [field, withheld(figuresOnly)]));
  return {
    viewer: 'regie',
    name: `Regie kinderopvang ${controllerName}`,
    ...withoutApplication,
    ...seen(fields as DisclosedFields, []),
  };
}

const withoutApplication = { applicationId: null, locationId: null, status: null } as const;

function seen(
  fields: DisclosedFields,
  policies: readonly DisclosurePolicy[],
): Pick<ViewerAnswer, 'fields' | 'texts'> {
  const texts = disclosedFields.map((field) => [field, visibilityText(fields[field], policies)]);
  return { fields, texts: Object.fromEntries(texts) as Record<DisclosedField, string> };
}
