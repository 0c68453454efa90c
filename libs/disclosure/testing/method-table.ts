import {
  applicationStatuses,
  disclosedFields,
  placeViews,
  timePhases,
  type ApplicationStatus,
  type Cell,
  type DisclosedField,
  type DisclosurePolicy,
  type PlaceView,
  type TimePhase,
} from '@koz/events';
import { evaluate, isNarrower, type Situation } from '../evaluate.js';

/** "Columns below without place = none or found here." (DOMAIN: "Disclosure") */
export const here: readonly PlaceView[] = ['none', 'foundHere'];
export const everyPlace: readonly PlaceView[] = placeViews;
export const before2y6m: readonly TimePhase[] = ['handling', 'afterStart'];
export const before5y: readonly TimePhase[] = ['handling', 'afterStart', 'from2y6m'];
export const everyStatus: readonly ApplicationStatus[] = applicationStatuses;

/** Every combination of some statuses, phases and places. */
export function situations(
  statuses: readonly ApplicationStatus[],
  times: readonly TimePhase[],
  places: readonly PlaceView[],
): Situation[] {
  return statuses.flatMap((status) =>
    times.flatMap((time) => places.map((place) => ({ status, time, place }))),
  );
}

/** A table of DOMAIN.md as it stands there, and the situations that the title of each of its columns means. */
export interface MethodTable {
  readonly table: string;
  readonly situationsOf: Readonly<Record<string, readonly Situation[]>>;
}

/**
 * Holds a method against its table, cell by cell: each cell in every situation that its column means, all else hidden,
 * and nothing that widens with time. A row named `all others` speaks of every field that no row names.
 */
export function describeMethodTable(policy: DisclosurePolicy, { table, situationsOf }: MethodTable): void {
  const { titles, rows } = parseTable(table);

  describe(`${policy.id} shows what the table of DOMAIN.md says`, () => {
    for (const { field, cells } of rows)
      titles.forEach((title, index) => {
        const cell = cells[index] ?? '';
        it(`${field}, ${title}: ${cell}`, () => {
          for (const situation of situationsOf[title] ?? [])
            expect({ situation, cell: evaluate(policy, situation)[field].cell }).toEqual({
              situation,
              cell: expectedCell(cell, situation),
            });
        });
      });

    it('speaks of every disclosed field, once, and gives every column its situations', () => {
      expect(rows.map(({ field }) => field).sort()).toEqual([...disclosedFields].sort());
      expect(Object.keys(situationsOf)).toEqual(titles);
    });

    it('hides everything from 5 years, at every status and place', () => {
      for (const situation of situations(everyStatus, ['from5y'], everyPlace))
        for (const field of disclosedFields)
          expect(evaluate(policy, situation)[field]).toEqual({ cell: 'H', rule: 'from5y' });
    });

    it('hides everything in a situation that no column names', () => {
      const named = new Set(
        Object.values(situationsOf)
          .flat()
          .map((each) => JSON.stringify(each)),
      );
      const others = situations(everyStatus, before5y, everyPlace).filter(
        (each) => !named.has(JSON.stringify(each)),
      );
      expect(others).not.toHaveLength(0);
      for (const situation of others)
        for (const field of disclosedFields)
          expect({ situation, field, cell: evaluate(policy, situation)[field].cell }).toEqual({
            situation,
            field,
            cell: 'H',
          });
    });

    it('never shows more at a later time, at any status and place', () => {
      for (const { status, place } of situations(everyStatus, ['handling'], everyPlace))
        timePhases.forEach((time, index) => {
          const earlier = timePhases
            .slice(0, index)
            .map((each) => evaluate(policy, { status, place, time: each }));
          const now = evaluate(policy, { status, place, time });
          for (const field of disclosedFields)
            for (const mask of earlier) expect(isNarrower(mask[field].cell, now[field].cell)).toBe(false);
        });
    });
  });
}

interface Row {
  readonly field: DisclosedField;
  readonly cells: readonly string[];
}

/** A cell as the table writes it: one of its letters, or one with what the place changes about it. */
function expectedCell(cell: string, { place }: Situation): Cell {
  const withPlace = /^(V) \((H) once the place is elsewhere\)$/.exec(cell);
  return (withPlace ? withPlace[place === 'elsewhere' ? 2 : 1] : cell) as Cell;
}

function parseTable(table: string): { readonly titles: readonly string[]; readonly rows: readonly Row[] } {
  const [[, ...titles] = [], , ...lines] = table.trim().split('\n').map(cellsOf);
  const split = lines.map(([fields = '', ...cells]) => ({ fields: fields.split(', '), cells }));
  const named = split.flatMap(({ fields }) => fields);
  const others = disclosedFields.filter((field) => !named.includes(field));
  return {
    titles,
    rows: split.flatMap(({ fields, cells }) =>
      (fields.includes('all others') ? others : (fields as DisclosedField[])).map((field) => ({
        field,
        cells,
      })),
    ),
  };
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
