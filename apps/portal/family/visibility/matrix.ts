import { fieldName, fieldOrder, statusNames, type FieldName, type Status } from '../../shared/words/words.js';
import { capital, precisionText } from '../wording/wording.js';

/** What a viewer sees of a field, as the server says it. */
export interface FieldVisibility {
  readonly state: string;
  readonly precision: string | null;
  readonly text: string;
}

export interface Viewer {
  readonly viewer: string;
  readonly name: string;
  readonly status: string | null;
  readonly location: { readonly name: string; readonly municipality: string } | null;
  readonly fields: Readonly<Record<string, FieldVisibility>>;
}

/** Who looks, as the head of a column. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
}

/** `seen`: something of it is seen now; `hidden`: nothing; `gone`: nobody can read it any more. */
export type CellKind = 'seen' | 'partly' | 'hidden' | 'gone';

export interface Cell {
  readonly column: Column;
  readonly kind: CellKind;
  readonly text: string;
}

export interface Row {
  readonly field: FieldName;
  readonly name: string;
  readonly cells: readonly Cell[];
}

const subtitles: Readonly<Record<string, string>> = {
  pool: 'locaties zonder aanvraag van u',
  servicePoint: 'diende in met uw mandaat',
};

function columnOf({ viewer, name, location, status }: Viewer, index: number): Column {
  const key = `kijker-${index}`;
  if (viewer !== 'organiser') return { key, title: name, subtitle: subtitles[viewer] ?? '' };
  const stage = status === null ? '' : `aanvraag: ${statusNames[status as Status]}`;
  return location === null
    ? { key, title: name, subtitle: stage }
    : {
        key,
        title: location.name,
        subtitle: [name, location.municipality, stage].filter(Boolean).join(' – '),
      };
}

const kindOf = ({ state, precision }: FieldVisibility): CellKind => {
  if (state === 'erased') return 'gone';
  if (state === 'withheld') return 'hidden';
  return precision === 'exact' || precision === null ? 'seen' : 'partly';
};

/** Who sees no single plan, and so the same of every field: it needs no column, only its sentence. */
export const asideOf = (
  viewers: readonly Viewer[],
): readonly { readonly name: string; readonly text: string }[] =>
  viewers
    .filter(({ viewer }) => viewer === 'regie')
    .map(({ name, fields }) => ({
      name,
      text: [...new Set(Object.values(fields).map(({ text }) => text))].join('; '),
    }));

/** Fields by viewers: a row for each field, a cell for each who looks. */
export function matrixOf(all: readonly Viewer[]): { columns: readonly Column[]; rows: readonly Row[] } {
  const viewers = all.filter(({ viewer }) => viewer !== 'regie');
  const columns = viewers.map(columnOf);
  const rows = fieldOrder.map((field) => ({
    field,
    name: capital(fieldName(field)),
    cells: viewers.flatMap((viewer, index) => {
      const column = columns[index];
      const seen = viewer.fields[field];
      return column && seen ? [{ column, kind: kindOf(seen), text: seen.text }] : [];
    }),
  }));
  return { columns, rows };
}

/** `postcode: volledig`, of a field that was shown. */
export const shownText = (field: string, precision: string): string =>
  `${fieldName(field)}: ${precisionText(precision)}`;
