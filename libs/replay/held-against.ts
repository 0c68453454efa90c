import { isDeepStrictEqual } from 'node:util';
import type { ViewThen } from './replay-plan.js';
import type { ViewerKind } from './views.js';

/** What a viewer was answered at the time, each field with or without its value; undefined where there was no answer. */
export interface AnsweredThen {
  readonly viewer: ViewerKind;
  readonly applicationId: string | null;
  readonly fields: Readonly<Record<string, object>> | undefined;
}

/** A replay held against what was recorded. */
export interface Held {
  /** How many fields were compared. */
  readonly fields: number;
  /** Where the replay says other than what was answered: viewer and field, or the viewer alone. */
  readonly differences: readonly string[];
  /** Where it says several ways in which it may have been, what was answered among them. */
  readonly uncertain: readonly string[];
}

/** Holds the views of a replay against what each viewer was really answered at that time. Values are not looked at. */
export function heldAgainst(views: readonly ViewThen[], answered: readonly AnsweredThen[]): Held {
  const differences: string[] = [];
  const uncertain: string[] = [];
  let compared = 0;
  for (const { viewer, applicationId, fields } of answered) {
    const view = views.find((each) => each.viewer === viewer && each.applicationId === applicationId);
    if (view?.isAnswered === 'unknown') uncertain.push(viewer);
    else if ((view?.isAnswered ?? false) !== (fields !== undefined)) differences.push(viewer);
    if (fields === undefined) continue;
    for (const name of new Set([...Object.keys(fields), ...Object.keys(view?.fields ?? {})])) {
      compared += 1;
      const { orElse = [], now: _now, ...then } = view?.fields[name] ?? { state: undefined };
      const { value: _value, ...state } = (fields[name] ?? {}) as { readonly value?: unknown };
      if (![then, ...orElse].some((way) => isDeepStrictEqual(way, state)))
        differences.push(`${viewer} ${name}`);
      else if (orElse.length > 0) uncertain.push(`${viewer} ${name}`);
    }
  }
  return { fields: compared, differences, uncertain };
}
