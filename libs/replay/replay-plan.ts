import { isDeepStrictEqual } from 'node:util';
import type { ApplicationId, Instant } from '@koz/privacy-types';
import type { Cut, PlanHistory } from './history.js';
import { planStateThen, type PlanStateThen } from './plan-state.js';
import { planThen, type ApplicationThen } from './plan-then.js';
import { policiesThen, type PoliciesThen } from './policies-then.js';
import { readingsOf, type Unreadable } from './readings.js';
import { toldEvent, type ToldEvent } from './told-event.js';
import { sights, type FieldState, type Sight, type ViewerKind } from './views.js';

/** A field as a viewer had it then. */
export type FieldThen = FieldState & {
  /** The other ways in which it may have been: what would tell is sealed by a key that is destroyed. */
  readonly orElse?: readonly FieldState[];
  /** What it is today, where that differs; null where the viewer has no answer at all today. */
  readonly now?: FieldState | null;
};

/** What a viewer could see then. */
export interface ViewThen {
  readonly viewer: ViewerKind;
  /** Of an organiser, the application made to it; null for the others. */
  readonly applicationId: ApplicationId | null;
  /** Whether the plan existed for this viewer: it was answered, and no 404. `unknown` where what would tell is lost. */
  readonly isAnswered: boolean | 'unknown';
  /** By which lists the pool could look, or may have. */
  readonly lists: Sight['lists'];
  /** By the names of the fields; empty where there was no answer. */
  readonly fields: Readonly<Record<string, FieldThen>>;
}

/** A plan as of a cut. */
export interface PlanReplay {
  readonly moment: Instant;
  readonly state: PlanStateThen;
  readonly applications: readonly ApplicationThen[];
  readonly policies: PoliciesThen;
  readonly views: readonly ViewThen[];
  /** What could be read then, cannot today, and may have mattered to what is told. */
  readonly unreadable: readonly Unreadable[];
  /** In the order of the log. */
  readonly events: readonly ToldEvent[];
}

/**
 * What a plan was, under which policies, and what everybody could see of it, as of a cut. Pure, and the same whatever
 * happened after it, but for what can be read: see {@link Unreadable}.
 *
 * @returns undefined where the plan was not filed yet
 * @throws BrokenStreamError when the events do not follow from each other: the log is damaged
 */
export function replayPlan(history: PlanHistory, cut: Cut): PlanReplay | undefined {
  const plan = planThen(history, cut);
  if (plan === undefined) return undefined;
  const { readings, unreadable } = readingsOf(plan);
  const seen = readings.map((reading) => sights(plan, reading));
  const [likeliest = []] = seen;
  return {
    moment: plan.moment.now,
    state: planStateThen(plan, readings[0]),
    applications: plan.applications,
    policies: policiesThen(plan.adopted, plan.filed.metadata.at, plan.moment),
    views: likeliest.map((_, index) => viewThen(seen.flatMap((each) => each[index] ?? []))),
    unreadable,
    events: plan.events.map(toldEvent),
  };
}

/** {@link replayPlan}, with beside each field what it is today where that differs. */
export function replayThenAndNow(history: PlanHistory, cut: Cut, now: Instant): PlanReplay | undefined {
  const then = replayPlan(history, cut);
  const today = then && replayPlan(history, { asOf: now });
  return then && { ...then, views: then.views.map((view) => beside(view, today?.views ?? [])) };
}

/** One viewer's answer under every reading, the likeliest first. */
function viewThen(ways: readonly Sight[]): ViewThen {
  const [likeliest] = ways;
  if (!likeliest) throw new TypeError('a viewer sees something under a reading, or is told nothing');
  const answered = ways.flatMap(({ fields }) => (fields === undefined ? [] : [fields]));
  const names = Object.keys(answered[0] ?? {});
  return {
    viewer: likeliest.viewer,
    applicationId: likeliest.applicationId,
    isAnswered: answered.length === ways.length ? true : answered.length === 0 ? false : 'unknown',
    lists: [...new Set(ways.flatMap(({ lists }) => lists))],
    fields: Object.fromEntries(
      names.map((name) => [name, fieldThen(answered.flatMap((fields) => fields[name] ?? []))]),
    ),
  };
}

function fieldThen(ways: readonly FieldState[]): FieldThen {
  const [likeliest, ...orElse] = ways.filter(
    (way, index) => ways.findIndex((other) => isDeepStrictEqual(other, way)) === index,
  );
  if (!likeliest) throw new TypeError('a field that is named is in some state');
  return orElse.length === 0 ? likeliest : { ...likeliest, orElse };
}

function beside(view: ViewThen, today: readonly ViewThen[]): ViewThen {
  const same = today.find(
    ({ viewer, applicationId }) => viewer === view.viewer && applicationId === view.applicationId,
  );
  const entries = Object.entries(view.fields).map(([name, field]) => {
    const now = same?.isAnswered === true ? same.fields[name] : undefined;
    if (now === undefined) return [name, { ...field, now: null }] as const;
    const { orElse: _ways, ...state } = now;
    return [name, isDeepStrictEqual(field, now) ? field : { ...field, now: state }] as const;
  });
  return { ...view, fields: Object.fromEntries(entries) };
}
