import { daysIn, type DaysByCell } from '@koz/disclosure';
import { disclosedFields, type ApplicationStatus, type DisclosedField } from '@koz/events';
import type { ComparisonAnswer, MethodAnswer } from '@koz/services/compare-policies';

/** What a table says beside its figures, in one language. */
export interface TableWords {
  readonly number: (value: number) => string;
  readonly field: (field: DisclosedField) => string;
  readonly days: string;
  readonly allFields: string;
  readonly coarse: string;
  readonly allLocations: string;
  readonly anyField: string;
  readonly organisers: string;
  readonly mostOrganisers: string;
  readonly decision: (
    decision: MethodAnswer['decisions'][number]['decision'],
    at: ApplicationStatus,
  ) => string;
  readonly missed: (decisions: string) => string;
  readonly fieldsAt: (decision: string, taken: string) => string;
  readonly allMissed: string;
}

/** Rows of cells, the titles first; every cell but a row's first is a figure or a title. */
export type Table = readonly (readonly string[])[];

const methodsOf = ({ methods, actual }: ComparisonAnswer): readonly MethodAnswer[] =>
  actual === null ? methods : [...methods, actual];

/** How long each method showed each field of a family, and to how many. */
export function shownTable(answer: ComparisonAnswer, words: TableWords): Table {
  const compared = methodsOf(answer);
  const row = (title: string, of: (method: MethodAnswer) => number) => [
    title,
    ...compared.map((method) => words.number(of(method))),
  ];
  const coarse = ({ MY, Y }: DaysByCell) => MY + Y;
  return [
    [words.days, ...compared.map(({ method }) => method)],
    ...disclosedFields.map((field) =>
      row(words.field(field), ({ fields }) => daysIn(fields[field].familyDays)),
    ),
    row(words.allFields, ({ total }) => daysIn(total.familyDays)),
    row(words.coarse, ({ total }) => coarse(total.familyDays)),
    row(words.allLocations, ({ total }) => daysIn(total.locationDays)),
    row(words.anyField, ({ anyField }) => daysIn(anyField.familyDays)),
    row(words.organisers, ({ anyField }) => anyField.organisers.sum),
    row(words.mostOrganisers, ({ anyField }) => anyField.organisers.most),
  ];
}

/**
 * What organisers missed when they decided: for each field at how many decisions it was hidden while another of the
 * compared methods would have shown it, and for each kind of decision how many fields that were, added up.
 */
export function missedTable(answer: ComparisonAnswer, words: TableWords): Table {
  const compared = methodsOf(answer);
  const sum = (rows: MethodAnswer['decisions'], fields: readonly DisclosedField[]) =>
    rows.reduce((total, { hidden }) => fields.reduce((of, field) => of + hidden[field], total), 0);
  const row = (title: string, of: (method: MethodAnswer) => number) => [
    title,
    ...compared.map((method) => words.number(of(method))),
  ];
  return [
    [words.missed(words.number(answer.decisions ?? 0)), ...compared.map(({ method }) => method)],
    ...disclosedFields.map((field) => row(words.field(field), ({ decisions }) => sum(decisions, [field]))),
    ...(compared[0]?.decisions ?? []).map(({ decision, status, taken }, kind) =>
      row(words.fieldsAt(words.decision(decision, status), words.number(taken)), ({ decisions }) =>
        sum(decisions.slice(kind, kind + 1), disclosedFields),
      ),
    ),
    row(words.allMissed, ({ decisions }) => sum(decisions, disclosedFields)),
  ];
}

/** A table of GitHub's Markdown, figures to the right. */
export function markdownOf([titles = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = titles.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(titles), line(rule), ...rows.map(line)].join('\n');
}

/** Columns of equal width for a terminal. */
export function alignedText(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  );
  const aligned = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return table.map((cells) => cells.map(aligned).join('  ')).join('\n');
}
