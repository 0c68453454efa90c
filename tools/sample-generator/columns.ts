/** The columns of an applications file, in the order in which the sample writes them. */
export const applicationColumns = [
  'referentie',
  'verwerkingsverantwoordelijke',
  'voornaam_ouder',
  'naam_ouder',
  'geboortedatum_ouder',
  'rijksregisternummer',
  'email',
  'telefoon',
  'geboortedatum_kind',
  'verwacht',
  'straat',
  'huisnummer',
  'bus',
  'postcode',
  'voorrangsregels',
  'startdatum',
  'einddatum',
  'opvangdelen',
  'deelbereik',
  'locaties',
] as const;
export type ApplicationColumn = (typeof applicationColumns)[number];

/** A row of an applications file, cell by cell, as text. */
export type ApplicationRow = Readonly<Record<ApplicationColumn, string>>;

export const locationColumns = [
  'locatie',
  'naam',
  'organisator',
  'naam_organisator',
  'verwerkingsverantwoordelijke',
  'postcode',
  'opvangdelen',
  'capaciteit',
] as const;

export const decisionColumns = [
  'referentie',
  'verwerkingsverantwoordelijke',
  'dag',
  'stap',
  'locatie',
  'reden',
  'verder_zoeken',
] as const;

/** A file as Belgian Excel reads it: semicolons, CRLF, quotes only where a cell needs them. */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

const cell = (value: string) => (/[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
