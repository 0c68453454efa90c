import type { Schemas } from '@koz/api-client';

type Comparison = Schemas['PolicyComparison'];
type Figures = Schemas['ComparedPolicy'];
type Field = Schemas['ShownField']['field'];

/** A column of the comparison: a method as if it had always held, or what really held. */
export interface ComparedColumn {
  readonly key: string;
  readonly title: string;
  readonly figures: Figures;
}

export interface ComparedRow {
  readonly title: string;
  readonly values: readonly number[];
}

/** The columns, with what really held first. Methods are called by their titles. */
export function comparedColumns(
  { actual, methods }: Comparison,
  titles: readonly Pick<Schemas['PublishedMethod'], 'id' | 'title'>[],
): readonly ComparedColumn[] {
  const real =
    actual === null
      ? []
      : [{ key: 'actual', title: `Wat werkelijk gold (${actual.versions.join(', ')})`, figures: actual }];
  return [
    ...real,
    ...methods.map((figures) => ({
      key: figures.method,
      title: titles.find(({ id }) => id === figures.method)?.title ?? figures.method,
      figures,
    })),
  ];
}

/** Every method tells of every field. */
const fieldsOf = (figures: Figures) => figures.fields as NonNullable<Figures['fields']>;

const days = ({ V, MY, Y }: Schemas['DaysByCell']): number => V + MY + Y;

const measures: readonly { readonly title: string; readonly of: (figures: Figures) => number }[] = [
  { title: 'Opvangplannen waarvan ooit iets te zien was', of: ({ anyField }) => anyField.plans },
  { title: 'Dagen waarop van een gezin iets te zien was', of: ({ anyField }) => days(anyField.familyDays) },
  { title: 'Dezelfde dagen, elk gegeven apart geteld', of: ({ total }) => days(total.familyDays) },
  { title: 'Daarvan volledig te zien', of: ({ total }) => total.familyDays.V },
  { title: 'Elk gegeven apart, en elke locatie die het zag', of: ({ total }) => days(total.locationDays) },
  { title: 'Locaties die van een gezin iets zagen, opgeteld', of: ({ anyField }) => anyField.locations.sum },
  {
    title: 'Organisatoren die van een gezin iets zagen, opgeteld',
    of: ({ anyField }) => anyField.organisers.sum,
  },
  {
    title: 'Beslissingen waarbij iets verborgen was dat een andere methode toont',
    of: ({ decisions }) => decisions.reduce((sum, { missing }) => sum + missing, 0),
  },
];

export const measureRows = (columns: readonly ComparedColumn[]): readonly ComparedRow[] =>
  measures.map(({ title, of }) => ({ title, values: columns.map(({ figures }) => of(figures)) }));

/** On how many days each field was seen of a family, in whatever precision. */
export const fieldRows = (
  columns: readonly ComparedColumn[],
  fields: readonly Field[],
  nameOf: (field: string) => string,
): readonly ComparedRow[] =>
  fields.map((field) => ({
    title: nameOf(field),
    values: columns.map(({ figures }) => days(fieldsOf(figures)[field].familyDays)),
  }));

export const mostOf = (rows: readonly ComparedRow[]): number =>
  Math.max(1, ...rows.flatMap(({ values }) => values));
