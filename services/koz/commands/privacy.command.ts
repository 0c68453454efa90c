import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { createPool, type Settings } from '@koz/platform';
import { exitCodes, number, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import type { MarkerForm } from '../privacy-scan/marker-forms.js';
import { scanForMarkers } from '../privacy-scan/privacy-scan.js';
import type { ScanReport } from '../privacy-scan/scan-report.js';

interface Options {
  readonly markerFile: string;
  readonly log?: readonly string[];
  readonly backup?: readonly string[];
  readonly path?: readonly string[];
  readonly json?: boolean;
}

export const addPrivacyCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) =>
  program
    .command('privacy')
    .description('toezicht op persoonsgegevens')
    .command('scan')
    .summary('waarden in klare tekst zoeken')
    .description(
      'Zoekt waarden in klare tekst: in de bytes van elk bestand onder de mappen voor gegevens, sleutels en afscherming, in elke kolom van elke tabel, en in elke sleutel en waarde van Redis waar dat ingesteld is. Ook uitgepakt, in kleine letters, als cijfers alleen, ontsnapt, hexadecimaal en in base64. De waarden zelf worden nergens getoond.',
    )
    .requiredOption('--marker-file <bestand>', 'de waarden om te zoeken, een per regel')
    .option('--log <pad...>', 'nog een logboek of map met logboeken')
    .option('--backup <map...>', 'nog een reservekopie, byte voor byte')
    .option('--path <pad...>', 'nog een bestand of map')
    .option('--json', 'het verslag als JSON')
    .action(async ({ markerFile, log = [], backup = [], path = [], json = false }: Options) => {
      const markers = (await readFile(markerFile, 'utf8')).split(/\r?\n/);
      const report = await scan(settingsFor(terminal), markers, [...log, ...backup, ...path]);
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else writeScanReport(terminal, report);
      finish(report.hits.length > 0 || report.unread.length > 0 ? exitCodes.found : exitCodes.done);
    });

/** @param named paths that somebody asked for beside those of the settings */
function scan(settings: Settings, markers: readonly string[], named: readonly string[]): Promise<ScanReport> {
  const { dataDir, keysDir, fenceDir } = settings;
  return withRuntime(settings, async ({ database }) => {
    const pool = createPool(database.adminUrl, { applicationName: 'koz_privacy_scan', max: 1 });
    try {
      return await scanForMarkers(markers, {
        paths: apart([dataDir, keysDir, fenceDir, database.directory ?? dataDir]),
        named: named.map((path) => resolve(path)),
        database: pool,
        redisUrl: settings.redisUrl?.reveal(),
      });
    } finally {
      await pool.end();
    }
  });
}

/** Without those that lie in another one of them: the embedded database may live elsewhere, but seldom does. */
function apart(paths: readonly string[]): string[] {
  const full = [...new Set(paths.map((path) => resolve(path)))];
  return full.filter((path) => !full.some((other) => path.startsWith(`${other}${sep}`)));
}

const forms: Readonly<Record<MarkerForm, string>> = {
  plain: 'zoals geschreven',
  lowerCase: 'in kleine letters',
  digitsOnly: 'als cijfers',
  windows1252: 'in Windows-1252',
  utf16: 'in UTF-16',
  escaped: 'ontsnapt',
  hex: 'hexadecimaal',
  base64: 'in base64',
};

function writeScanReport(terminal: Terminal, report: ScanReport): void {
  const { hits, furtherHits, unread, markers, files, columns, redisKeys, bytes } = report;
  for (const { markerLine, form, place } of hits)
    terminal.out(`gevonden: merkteken van regel ${markerLine}, ${forms[form]}: ${place}`);
  if (furtherHits > 0) terminal.out(`en nog ${number(furtherHits)} keer`);
  for (const path of unread) terminal.out(`niet gelezen: ${path}`);
  const keys = redisKeys > 0 ? ` en ${number(redisKeys)} sleutels van Redis` : '';
  terminal.out(
    `${number(markers)} merktekens gezocht in ${number(files)} bestanden en ${number(columns)} kolommen${keys} (${number(bytes)} bytes): ${hits.length === 0 ? 'niets gevonden' : `${number(hits.length + furtherHits)} keer gevonden`}.`,
  );
}
