import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { System } from './system.js';

const workspace = resolve(import.meta.dirname, '../../..');
/** Each plan is put to every location of the sample: with itself some forty events. */
const plans = 2_500;

/** Makes the log of a paused system one of more than 100,000 events, by a real import of invented plans. */
export async function fillLog(system: System): Promise<void> {
  const [locations, applications] = await Promise.all(
    ['locations', 'applications'].map((name) => table(join(workspace, `sample/region/${name}.csv`))),
  );
  const columns = applications?.[0] ?? [];
  const places = (locations ?? []).slice(1).map(([location]) => location);
  const rowOf = (number: number): Readonly<Record<string, string>> => ({
    referentie: `GROOT-${String(number).padStart(6, '0')}`,
    verwerkingsverantwoordelijke: 'antwerpen',
    voornaam_ouder: 'Noor',
    naam_ouder: 'Voorbeeld',
    geboortedatum_ouder: '05/03/1994',
    geboortedatum_kind: '15/09/2026',
    verwacht: 'nee',
    straat: 'Voorbeeldstraat',
    huisnummer: String((number % 90) + 1),
    postcode: '2018',
    startdatum: '03/05/2027',
    einddatum: '31/08/2028',
    opvangdelen: 'ma:volledig',
    deelbereik: 'alle_locaties',
    locaties: places.join('|'),
  });
  const lines = Array.from({ length: plans }, (_, number) => {
    const row = rowOf(number);
    return columns.map((column) => row[column] ?? '').join(';');
  });
  const file = join(tmpdir(), `koz-large-log-${process.pid}.csv`);
  await writeFile(file, [columns.join(';'), ...lines, ''].join('\n'));
  try {
    await system.koz('import', file);
  } finally {
    await rm(file, { force: true });
  }
}

async function table(path: string): Promise<string[][]> {
  const text = await readFile(path, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(';'));
}
