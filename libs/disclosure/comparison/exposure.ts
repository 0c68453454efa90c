import { disclosedFields, type Cell, type DisclosedField } from '@koz/events';
import { isNarrower } from '../evaluate.js';
import {
  addDays,
  daysIn,
  eachField,
  noDays,
  type DaysByCell,
  type Exposure,
  type MethodFigures,
} from './figures.js';
import type { Cells, Span } from './spans.js';

/** What one application of a plan showed, and to whom. */
export interface ShownApplication {
  readonly location: string;
  readonly organiser: string;
  readonly spans: readonly Span[];
}

type Shown = DisclosedField | 'anyField';

/** How far each field of one plan was shown by its applications together. */
export function exposureOf(
  applications: readonly ShownApplication[],
): Pick<MethodFigures, 'fields' | 'anyField'> {
  const parts = applications.map(({ spans }) => daysShown(spans));
  const whole = daysShown(applications.flatMap(({ spans }) => spans));
  const exposed = (field: Shown): Exposure => {
    const to = applications.filter((_, index) => daysIn(parts[index]?.[field] ?? noDays) > 0);
    const [locations, organisers] = [distinct(to, 'location'), distinct(to, 'organiser')];
    return {
      plans: to.length > 0 ? 1 : 0,
      familyDays: whole[field],
      locationDays: parts.map((days) => days[field]).reduce(addDays, noDays),
      locations: { sum: locations, most: locations },
      organisers: { sum: organisers, most: organisers },
    };
  };
  return { fields: eachField(exposed), anyField: exposed('anyField') };
}

const distinct = (applications: readonly ShownApplication[], by: 'location' | 'organiser'): number =>
  new Set(applications.map((application) => application[by])).size;

type DaysShown = Record<Shown, DaysByCell>;

/**
 * The days on which each field was shown in any of the spans, by the widest cell of the day. Days are taken in runs
 * on which the same spans hold: no day is looked at by itself.
 */
function daysShown(spans: readonly Span[]): DaysShown {
  const days = { ...eachField(() => ({ ...noDays })), anyField: { ...noDays } };
  const starts = [...new Set(spans.flatMap(({ first, last }) => [first, last + 1]))].sort(
    (one, other) => one - other,
  );
  for (const [index, start] of starts.entries()) {
    const length = (starts[index + 1] ?? start) - start;
    const held = spans.filter(({ first, last }) => first <= start && start <= last);
    if (length === 0 || held.length === 0) continue;
    let widestOfAny: Cell = 'H';
    for (const field of disclosedFields) {
      const cell = widest(held, field);
      if (cell !== 'H') days[field][cell] += length;
      if (isNarrower(widestOfAny, cell)) widestOfAny = cell;
    }
    if (widestOfAny !== 'H') days.anyField[widestOfAny] += length;
  }
  return days;
}

const widest = (held: readonly { readonly cells: Cells }[], field: DisclosedField): Cell =>
  held.reduce<Cell>(
    (widestYet, { cells }) => (isNarrower(widestYet, cells[field]) ? cells[field] : widestYet),
    'H',
  );
