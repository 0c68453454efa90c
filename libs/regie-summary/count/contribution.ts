import type { Municipality } from '@koz/domain';
import type { ApplicationStatus, CarePartData, PriorityRuleCode } from '@koz/events';
import type { Instant, LocationId, OpenedTier, OpenedTiers, PlainDate, Tier } from '@koz/privacy-types';
import type { ApplicationFacts, PlanFacts } from '@koz/projections/regie-facts';
import type { DurationName, MarginName } from '../figures.js';
import {
  ageKey,
  carePartKey,
  elsewhere,
  homeKey,
  outcomeKey,
  priorityKeys,
  startMonthKey,
  unknownKey,
  weeksBetween,
} from './keys.js';

/** As of when is counted: a day in Belgium, and the log up to a position. */
export interface Moment {
  readonly at: Instant;
  readonly day: PlainDate;
  readonly position: number;
}

/** Where a location lies, and whether it is the counting controller's own. */
export interface LocationPlace {
  readonly municipality: Municipality;
  readonly own: boolean;
}

export type Places = ReadonlyMap<LocationId, LocationPlace>;

/** In which cells one plan is counted. A cell stands as often as it is counted. */
export interface Contribution {
  readonly cells: Readonly<Record<MarginName, readonly string[]>>;
  /** Weeks of each application that came so far. */
  readonly durations: Readonly<Record<DurationName, readonly number[]>>;
}

/** What one plan counts for at a moment; undefined when it was not filed yet. It is in memory only. */
export function contributionOf(
  plan: PlanFacts,
  opened: OpenedTiers,
  places: Places,
  moment: Moment,
): Contribution | undefined {
  if (plan.filedPosition > moment.position) return undefined;
  const applications = plan.applications.flatMap((application) => {
    const status = statusAt(application, moment.position);
    return status === undefined ? [] : [{ application, status }];
  });
  const isErased = opened.planning?.state === 'erased';
  const place = ({ locationId }: ApplicationFacts) =>
    isErased || locationId === null ? undefined : places.get(locationId);
  // Belgian days compare as text: it is overdue on the day after the last day of its term.
  const overdue = applications.filter(
    ({ application, status }) => status === 'created' && application.answerBy < moment.day,
  );
  return {
    cells: {
      ...ownCells(opened, moment.day),
      status: applications.map(({ status }) => status),
      municipality: applications.map(({ application }) => place(application)?.municipality ?? unknownKey),
      outcome: [outcomeKey(applications.map(({ status }) => status))],
      overdueLocation: overdue.map(({ application }) =>
        place(application)?.own ? (application.locationId as string) : elsewhere,
      ),
    },
    durations: {
      takenUp: durations(applications, moment, 'takenUpAt', ['accepted', 'noPlace']),
      decided: durations(applications, moment, 'decidedAt', ['approved', 'rejected']),
    },
  };
}

export type OwnMargin = 'startMonth' | 'childAge' | 'homePostcode' | 'careParts' | 'priorityRules';

/** Which tier tells what is counted of the plan itself. */
export const tierOf: Readonly<Record<OwnMargin, Tier>> = {
  startMonth: 'planning',
  homePostcode: 'planning',
  careParts: 'planning',
  childAge: 'precise',
  priorityRules: 'identity',
};

function ownCells({ precise, identity, planning }: OpenedTiers, today: PlainDate) {
  const wish = knownPart<{ startDate: PlainDate; postcode: string; careParts: CarePartData[] }>(planning);
  const grounds = knownPart<IdentityPart>(identity);
  const birth =
    knownPart<{ child: { birthDate: PlainDate } }>(precise)?.child.birthDate ?? monthKept(grounds);
  return {
    startMonth: [wish ? startMonthKey(wish.startDate, today) : unknownKey],
    homePostcode: [wish ? homeKey(wish.postcode) : unknownKey],
    careParts: wish ? wish.careParts.map(carePartKey) : [unknownKey],
    childAge: [birth ? ageKey(birth, today) : unknownKey],
    priorityRules: grounds ? priorityKeys(grounds.priorityRules ?? []) : [unknownKey],
  } satisfies Record<OwnMargin, readonly string[]>;
}

interface IdentityPart {
  readonly priorityRules?: PriorityRuleCode[];
  /** After 2.5 years: what stayed of the precise dates. */
  readonly generalised?: { readonly childBirth?: string };
}

/** The month of birth that stayed; a year alone tells no age. */
function monthKept(identity: IdentityPart | undefined): string | undefined {
  const kept = identity?.generalised?.childBirth;
  return kept?.length === 7 ? kept : undefined;
}

/** What a tier says; undefined for one that is erased. One that was not opened is a mistake of the caller. */
function knownPart<Part>(tier: OpenedTier | undefined): Part | undefined {
  if (tier === undefined || tier.state === 'erased') return undefined;
  if (tier.state === 'unopened') throw new TypeError('a tier that is counted was not opened');
  return tier.value as Part;
}

/** The status that an application had at a position; undefined before its creation. */
export const statusAt = ({ history }: ApplicationFacts, position: number): ApplicationStatus | undefined =>
  history.findLast((entry) => entry.position <= position)?.status;

function durations(
  applications: readonly { readonly application: ApplicationFacts }[],
  { position }: Moment,
  when: 'takenUpAt' | 'decidedAt',
  statuses: readonly ApplicationStatus[],
): number[] {
  return applications.flatMap(({ application }) => {
    const at = application[when];
    const first = application.history.find(({ status }) => statuses.includes(status));
    return at !== null && first !== undefined && first.position <= position
      ? [weeksBetween(application.createdAt, at)]
      : [];
  });
}
