import {
  applicationStatuses,
  disclosedFields,
  placeViews,
  timePhases,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type PolicyColumn,
} from '@koz/events';
import { evaluate, isNarrower, type Situation } from './evaluate.js';

/** A method as a table for people: what `evaluate` answers, never what the document only says. */
export interface MethodTable {
  /** In the order in which an application goes through them, which need not be that of the document. */
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly { readonly field: DisclosedField; readonly cells: readonly Cell[] }[];
}

/** A situation with nothing unknown in it. */
export type NamedSituation = { readonly [K in keyof Situation]: NonNullable<Situation[K]> };

/** Every situation in which something may be shown: from 5 years all is hidden, which no table needs to say by column. */
export const situationsBefore5y: readonly NamedSituation[] = applicationStatuses.flatMap((status) =>
  timePhases
    .filter((time) => time !== 'from5y')
    .flatMap((time) => placeViews.map((place) => ({ status, time, place }))),
);

/** The column that decides a situation: the first that names it. Undefined where none does, and all is hidden. */
export const columnOf = (
  { columns }: DisclosurePolicy,
  { status, time, place }: NamedSituation,
): PolicyColumn | undefined =>
  columns.find(
    (column) => column.status.includes(status) && column.time.includes(time) && column.place.includes(place),
  );

/**
 * The table of a method. A column that decides no situation is left out; where a column of a controller's own document
 * shows one thing at one of its moments and less at a later one, the cell is the widest: a table never promises more
 * hiding than there is.
 */
export function methodTable(policy: DisclosurePolicy): MethodTable {
  const columns = policy.columns
    .map((column) => ({
      column,
      situations: situationsBefore5y.filter((each) => columnOf(policy, each) === column),
    }))
    .filter(({ situations }) => situations.length > 0)
    .sort((one, other) => inOrderOfLife(one.column, other.column));
  const masks = columns.map(({ situations }) => situations.map((each) => evaluate(policy, each)));
  return {
    columns: columns.map(({ column }) => ({ key: column.key, title: columnTitle(policy, column) })),
    rows: disclosedFields.map((field) => ({
      field,
      cells: masks.map((ofColumn) => ofColumn.map((mask) => mask[field].cell).reduce(wider, 'H')),
    })),
  };
}

/** The title of a column, with the controller's own number for the deck's x. */
export const columnTitle = ({ monthsAfterStart }: DisclosurePolicy, { title }: PolicyColumn): string =>
  title.replace(/\bx maanden\b/, monthsAfterStart === 1 ? '1 maand' : `${monthsAfterStart} maanden`);

const wider = (one: Cell, other: Cell): Cell => (isNarrower(one, other) ? other : one);

/** By the last status that it names, then by time, then by place: as it happens to an application. */
function inOrderOfLife(one: PolicyColumn, other: PolicyColumn): number {
  const rank = ({ status, time, place }: PolicyColumn) => [
    Math.max(...status.map((each) => applicationStatuses.indexOf(each))),
    Math.min(...time.map((each) => timePhases.indexOf(each))),
    Math.min(...place.map((each) => placeViews.indexOf(each))),
  ];
  const [ranks, others] = [rank(one), rank(other)];
  const index = ranks.findIndex((each, at) => each !== others[at]);
  return index === -1 ? 0 : (ranks[index] ?? 0) - (others[index] ?? 0);
}
