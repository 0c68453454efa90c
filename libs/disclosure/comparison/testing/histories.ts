import type { ApplicationStatus, FenceState } from '@koz/events';
import {
  instant,
  uuid,
  type ApplicationId,
  type CarePlanId,
  type Instant,
  type LocationId,
  type OrganiserId,
  type PlainDate,
  type Uuid,
} from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { methods } from '../../methods.js';
import { comparing, type Comparison, type Terms } from '../compare.js';
import type { ApplicationHistory, ApplicationStep, Change, PlanHistory, PlanPlace } from '../history.js';
import { whatIf } from '../lens.js';

/** Remembered: a property asks for the same thousands of days again and again. */
const days = new Map<Instant, PlainDate>();

export function dayOf(at: Instant): PlainDate {
  const day =
    days.get(at) ?? Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString();
  days.set(at, day);
  return day;
}

/** An instant from a time of the day in Belgium, `2026-11-23 18:00`. */
export const at = (belgian: string): Instant =>
  instant(
    Temporal.PlainDateTime.from(belgian.replace(' ', 'T')).toZonedDateTime('Europe/Brussels')
      .epochMilliseconds,
  );

const numbered = <Id extends Uuid>(kind: number, number: number): Id =>
  uuid<Id>(`${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

export const planNo = (number: number) => numbered<CarePlanId>(1, number);
export const applicationNo = (number: number) => numbered<ApplicationId>(2, number);
export const locationNo = (number: number) => numbered<LocationId>(3, number);
export const organiserNo = (number: number) => numbered<OrganiserId>(4, number);

/** A status that an application became, or a return to one. */
export type StepName = ApplicationStatus | `back to ${ApplicationStatus}`;

/** What happened, in order: time in Belgium, then a step of an application (by number), or something of the plan. */
export type Happening =
  | readonly [at: string, application: number, step: StepName]
  | readonly [at: string, 'none', ...kept: number[]]
  | readonly [at: string, 'found' | 'confirmed', application: number, ...kept: number[]]
  | readonly [at: string, 'starts', date: PlainDate]
  | readonly [at: string, 'fence', fence: FenceState];

export interface Given {
  readonly number?: number;
  readonly childBirthDate?: PlainDate | undefined;
  /** By the number of the application; the application's own number where absent. */
  readonly locations?: Readonly<Record<number, number>>;
  readonly organisers?: Readonly<Record<number, number>>;
}

/** A plan's history from what happened; it is filed at the first happening, and care starts in March 2027. */
export function history(happenings: readonly Happening[], given: Given = {}): PlanHistory {
  const { number = 1, locations = {}, organisers = {} } = given;
  const filedAt = at(happenings[0]?.[0] ?? '2026-11-23 18:00');
  const places: Change<PlanPlace>[] = [];
  const starts: Change<PlainDate>[] = [{ position: 0, at: filedAt, to: '2027-03-01' }];
  const fences: Change<FenceState>[] = [];
  const steps = new Map<number, Change<ApplicationStep>[]>();
  for (const [index, happening] of happenings.entries()) {
    const when = { position: index + 1, at: at(happening[0]) };
    const [, what, detail] = happening;
    if (typeof what === 'number')
      steps.set(what, [...(steps.get(what) ?? []), { ...when, to: stepOf(detail as StepName) }]);
    else if (what === 'starts') starts.push({ ...when, to: detail as PlainDate });
    else if (what === 'fence') fences.push({ ...when, to: detail as FenceState });
    else {
      const [application, ...others] = happening.slice(2) as number[];
      const kept = what === 'none' ? (happening.slice(2) as number[]) : others;
      places.push({
        ...when,
        to: {
          place: what,
          ...(what !== 'none' && { placeApplicationId: applicationNo(application ?? 0) }),
          keptApplicationIds: kept.map(applicationNo),
        },
      });
    }
  }
  return {
    carePlanId: planNo(number),
    filedAt,
    places,
    starts,
    fences,
    childBirthDate: 'childBirthDate' in given ? given.childBirthDate : '2026-09-15',
    applications: [...steps].map(([application, ofApplication]): ApplicationHistory => ({
      applicationId: applicationNo(application),
      locationId: locationNo(locations[application] ?? application),
      organiserId: organiserNo(organisers[application] ?? application),
      steps: ofApplication,
    })),
  };
}

const stepOf = (name: StepName): ApplicationStep =>
  name.startsWith('back to ')
    ? { status: name.slice('back to '.length) as ApplicationStatus, isReturn: true }
    : { status: name as ApplicationStatus };

/** The four methods of the deck, each as if it had been in force all along. */
export const fourMethods = methods.map(whatIf);

export function compared(
  plans: readonly PlanHistory[],
  until: PlainDate,
  lenses: Terms['lenses'] = fourMethods,
): Comparison {
  const comparison = comparing({ lenses, until, dayOf });
  for (const plan of plans) comparison.add(plan);
  return comparison.result();
}
