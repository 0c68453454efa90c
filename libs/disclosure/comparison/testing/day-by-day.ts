import { disclosedFields, type Cell, type DisclosedField, type DisclosurePolicy } from '@koz/events';
import type { Instant, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { evaluate } from '../../evaluate.js';
import { placeViewOf, timePhase } from '../../situation.js';
import type { ApplicationHistory, PlanHistory } from '../history.js';
import { dayOf } from './histories.js';

/**
 * The slow way to the same figures: takes every day by itself, and on it every situation that held. It shares with what
 * it checks only what decides one situation: `evaluate`, the phase of a day, the place seen from an application.
 */
export function dayByDay(
  plan: PlanHistory,
  policy: DisclosurePolicy,
  until: PlainDate,
  field: DisclosedField,
) {
  const locationDays = { V: 0, MY: 0, Y: 0 };
  const familyDays = { V: 0, MY: 0, Y: 0 };
  let anyDays = 0;
  for (let day = dayOf(plan.filedAt); day <= until; day = nextDay(day)) {
    const shown = plan.applications.map((application) => shownOn(day, plan, application, policy));
    const cells = shown.map((ofField) => widest([...(ofField.get(field) as Set<Cell>)]));
    for (const cell of cells) if (cell !== 'H') locationDays[cell] += 1;
    const cell = widest(cells);
    if (cell !== 'H') familyDays[cell] += 1;
    if (shown.some((ofField) => [...ofField.values()].some((all) => widest([...all]) !== 'H'))) anyDays += 1;
  }
  return { locationDays, familyDays, anyDays };
}

const nextDay = (day: PlainDate): PlainDate => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const widest = (cells: readonly Cell[]): Cell =>
  (['V', 'MY', 'Y'] as const).find((cell) => cells.includes(cell)) ?? 'H';

/** The cells of each field in all the situations that held on a day: that of its first moment, and of each change. */
function shownOn(
  day: PlainDate,
  plan: PlanHistory,
  application: ApplicationHistory,
  policy: DisclosurePolicy,
) {
  const shown = new Map<DisclosedField, Set<Cell>>(disclosedFields.map((field) => [field, new Set<Cell>()]));
  const midnight = new Date(
    Temporal.PlainDate.from(day).toZonedDateTime('Europe/Brussels').epochMilliseconds,
  ).toISOString() as Instant;
  const changes = [...plan.places, ...plan.starts, ...plan.fences, ...application.steps].sort(
    (one, other) => one.position - other.position,
  );
  const held = [
    changes.findLastIndex(({ at }) => at <= midnight && (dayOf(at) < day || at === midnight)),
    ...changes.flatMap(({ at }, index) => (dayOf(at) === day ? [index] : [])),
  ];
  for (const index of new Set(held)) {
    const upTo = <To>(list: readonly { readonly position: number; readonly to: To }[]): To | undefined =>
      list.findLast(({ position }) => position <= (changes[index]?.position ?? -1))?.to;
    const step = upTo(application.steps);
    if (step === undefined) continue;
    const fence = upTo(plan.fences) ?? 'none';
    const startDate = upTo(plan.starts);
    const { monthsAfterStart } = policy;
    const mask = evaluate(policy, {
      status: step.status,
      place: placeViewOf(application.applicationId, upTo(plan.places) ?? { place: 'none' }),
      time: timePhase({
        fence,
        startDate,
        monthsAfterStart,
        childBirthDate: plan.childBirthDate,
        today: day,
      }),
    });
    for (const field of disclosedFields) shown.get(field)?.add(mask[field].cell);
  }
  return shown;
}
