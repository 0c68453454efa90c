import { disclosedFields, type DisclosedField } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import { dayNumber, type DayOf } from './day-numbers.js';
import { exposureOf, type ShownApplication } from './exposure.js';
import {
  decidedTogether,
  eachField,
  noFigures,
  together,
  type DecisionFigures,
  type MethodFigures,
} from './figures.js';
import type { ApplicationHistory, PlanHistory } from './history.js';
import { actualLens, type Lens } from './lens.js';
import { lookingAt, rememberingCells, spansOf, type Cells, type CellsIn, type Looking } from './spans.js';
import { lifeOf, type Decision } from './stretches.js';

/** What a history is compared by. */
export interface Terms {
  readonly lenses: readonly Lens[];
  /** The last day that counts. */
  readonly until: PlainDate;
  readonly dayOf: DayOf;
}

/** A history, or a part of it, through each lens. */
export interface Comparison {
  /** Filed up to and with the last day, with their applications made by then. */
  readonly plans: number;
  readonly applications: number;
  /** Days of families from their filing on, whatever was shown. */
  readonly planDays: number;
  /** Decisions of organisers: no place, accepted, approved, rejected. */
  readonly decisions: number;
  /** By the name of the lens. */
  readonly figures: ReadonlyMap<string, MethodFigures>;
}

/** Adds histories up, one plan at a time: what it holds does not grow with their number. */
export interface Comparing {
  add(plan: PlanHistory): void;
  result(): Comparison;
}

/** A comparison to which plans are added; pure but for that. The order in which they come changes nothing. */
export function comparing(terms: Terms): Comparing {
  const cellsIn = rememberingCells();
  let sum = nothingOf(terms);
  return {
    add: (plan) => (sum = joined(sum, planOf(plan, terms, cellsIn))),
    result: () => sum,
  };
}

/** Two comparisons on the same terms, of parts that have no plan in common, together. */
export const joined = (one: Comparison, other: Comparison): Comparison => ({
  plans: one.plans + other.plans,
  applications: one.applications + other.applications,
  planDays: one.planDays + other.planDays,
  decisions: one.decisions + other.decisions,
  figures: new Map(
    [...new Set([...one.figures.keys(), ...other.figures.keys()])].map((name) => [
      name,
      together(one.figures.get(name) ?? noFigures, other.figures.get(name) ?? noFigures),
    ]),
  ),
});

const nothingOf = ({ lenses }: Pick<Terms, 'lenses'>): Comparison => ({
  plans: 0,
  applications: 0,
  planDays: 0,
  decisions: 0,
  figures: new Map(lenses.map(({ name }) => [name, noFigures])),
});

function planOf(plan: PlanHistory, terms: Terms, cellsIn: CellsIn): Comparison {
  const { lenses, dayOf } = terms;
  const until = dayNumber(terms.until);
  const filed = dayNumber(dayOf(plan.filedAt));
  if (filed > until) return nothingOf(terms);
  const looking = lookingAt(plan.childBirthDate, dayOf, cellsIn);
  const isInTime = ({ at }: Pick<Decision, 'at'>) => dayNumber(dayOf(at)) <= until;
  const lives = plan.applications
    .map((application) => ({ application, ...lifeOf(plan, application) }))
    .filter(({ stretches: [first] }) => first !== undefined && isInTime({ at: first.from }));
  const decided = lives.flatMap(({ application, decisions }) =>
    decisions.filter(isInTime).map((decision) => ({
      decision,
      cells: lenses.map((lens) => cellsAt(decision, application, lens, looking)),
    })),
  );
  const figures = lenses.map((lens, index): [string, MethodFigures] => {
    const shown = lives.map(({ application, stretches }) =>
      shownBy(application, spansOf(stretches, lens, looking, until)),
    );
    const decisions = decided.map(({ decision, cells }) => missingFrom(decision, cells, index, lenses));
    return [lens.name, { ...exposureOf(shown), decisions: decidedTogether(decisions) }];
  });
  return {
    plans: 1,
    applications: lives.length,
    planDays: until - filed + 1,
    decisions: decided.length,
    figures: new Map(figures),
  };
}

const shownBy = (
  { applicationId, locationId, organiserId }: ApplicationHistory,
  spans: ShownApplication['spans'],
): ShownApplication => {
  const location = locationId ?? applicationId;
  return { location, organiser: organiserId ?? location, spans };
};

function cellsAt(decision: Decision, { steps }: ApplicationHistory, lens: Lens, looking: Looking): Cells {
  const created = steps[0]?.at ?? decision.at;
  const day = dayNumber(looking.dayOf(decision.at));
  return looking.cellsOn(day, decision, lens.policiesAt(created, decision.at));
}

/** What a lens hid at a decision while one of the supposed methods beside it would have shown it. */
function missingFrom(
  { decision, status }: Decision,
  cells: readonly Cells[],
  own: number,
  lenses: readonly Lens[],
): DecisionFigures {
  const isHidden = (field: DisclosedField) =>
    cells[own]?.[field] === 'H' &&
    cells.some(
      (beside, index) => index !== own && lenses[index]?.name !== actualLens && beside[field] !== 'H',
    );
  const hidden = eachField((field) => (isHidden(field) ? 1 : 0));
  const missing = disclosedFields.some((field) => hidden[field] > 0) ? 1 : 0;
  return { decision, status, taken: 1, missing, hidden };
}
