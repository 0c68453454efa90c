import {
  disclosedFields,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type PolicyColumn,
} from '@koz/events';
import { evaluate, isNarrower } from './evaluate.js';
import { columnOf, columnTitle, situationsBefore5y, type NamedSituation } from './method-table.js';

/** `narrower` reaches plans that are there already; `wider` only plans that are filed after the adoption. */
export type CellChange = 'same' | 'narrower' | 'wider';

/** What a method says of a situation, and what another would say. */
export interface ChangedCell {
  readonly field: DisclosedField;
  readonly before: Cell;
  readonly after: Cell;
  readonly change: Exclude<CellChange, 'same'>;
}

/** Situations that each of the two methods decides by one column of its own. */
export interface MethodStretch {
  /** `approved/open`: the keys of both columns, `-` where no column speaks. */
  readonly key: string;
  /** The title of the column before; null where none speaks and all was hidden. */
  readonly before: string | null;
  readonly after: string | null;
  readonly situations: readonly NamedSituation[];
  /** Only what changes; never empty. */
  readonly changes: readonly ChangedCell[];
}

/**
 * Cell by cell, what changes when `after` takes the place of `before`. Two methods rarely have the same columns, so the
 * situations are parted by the columns of both; parts in which nothing changes are left out.
 */
export function methodDifference(before: DisclosurePolicy, after: DisclosurePolicy): MethodStretch[] {
  const stretches = new Map<string, NamedSituation[]>();
  for (const situation of situationsBefore5y) {
    const changes = changesAt(before, after, situation);
    if (changes.length === 0) continue;
    const [old, next] = [columnOf(before, situation), columnOf(after, situation)];
    // A column may show less at a later moment than at an earlier one, so what changes is part of what is alike.
    const alike = JSON.stringify([old?.key, next?.key, changes]);
    stretches.set(alike, [...(stretches.get(alike) ?? []), situation]);
  }
  return [...stretches.values()].map((situations) => stretchOf(before, after, situations));
}

function stretchOf(
  before: DisclosurePolicy,
  after: DisclosurePolicy,
  situations: readonly NamedSituation[],
): MethodStretch {
  const first = situations[0] as NamedSituation;
  const [old, next] = [columnOf(before, first), columnOf(after, first)];
  const title = (policy: DisclosurePolicy, column: PolicyColumn | undefined) =>
    column === undefined ? null : columnTitle(policy, column);
  return {
    key: `${old?.key ?? '-'}/${next?.key ?? '-'}`,
    before: title(before, old),
    after: title(after, next),
    situations,
    changes: changesAt(before, after, first),
  };
}

function changesAt(
  before: DisclosurePolicy,
  after: DisclosurePolicy,
  situation: NamedSituation,
): ChangedCell[] {
  const [old, next] = [evaluate(before, situation), evaluate(after, situation)];
  return disclosedFields.flatMap((field) => {
    const cells = { before: old[field].cell, after: next[field].cell };
    const change = changeOf(cells.before, cells.after);
    return change === 'same' ? [] : [{ field, ...cells, change }];
  });
}

const changeOf = (before: Cell, after: Cell): CellChange => {
  if (before === after) return 'same';
  return isNarrower(after, before) ? 'narrower' : 'wider';
};
