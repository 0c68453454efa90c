import type { Command } from 'commander';
import { importDepsOf } from '../cli/deps.js';
import { askForFigures } from '../cli/figures-after.js';
import { exitCodes, number, writeFaultyRows, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { importFile, type ImportProgress, type ImportReport } from '../import/import-file.js';

interface Options {
  readonly dryRun?: boolean;
  readonly controller?: string;
  readonly json?: boolean;
}

export const addImportCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) =>
  program
    .command('import')
    .summary('opvangplannen en aanvragen uit een CSV-bestand inlezen')
    .description(
      'Leest opvangplannen in uit een CSV-bestand (UTF-8 of Windows-1252, met puntkomma’s of komma’s). Foute rijen worden gemeld met regel, kolom en reden; goede rijen worden bewaard. Een referentie die al ingelezen is, verandert niets.',
    )
    .argument('<bestand>', 'het CSV-bestand')
    .option('--dry-run', 'alles nakijken, niets bewaren')
    .option('--controller <code>', 'verwerkingsverantwoordelijke van rijen die er zelf geen noemen')
    .option('--json', 'het verslag als JSON')
    .action(async (file: string, { dryRun = false, controller, json = false }: Options) => {
      const report = await withRuntime(settingsFor(terminal), async (runtime) => {
        const imported = await importFile(importDepsOf(runtime), file, {
          dryRun,
          ...(controller === undefined ? {} : { controller }),
          onProgress: (progress) => terminal.progress(progressText(progress)),
        });
        await askForFigures(runtime, imported.filed);
        // Of what was filed years ago something may be due at once.
        if (imported.filed > 0) await runtime.wakeRetention(undefined, 'import');
        return imported;
      });
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else writeImportReport(terminal, report);
      finish(report.faulty > 0 ? exitCodes.found : exitCodes.done);
    });

export const progressText = ({ rows, filed, known, faulty, plansPerSecond }: ImportProgress): string =>
  `${number(rows)} rijen gelezen, ${number(filed)} ingelezen, ${number(known)} al bekend, ${number(faulty)} fout (${number(plansPerSecond)} per seconde)`;

/** The report as lines: first each fault, then the sums. */
export function writeImportReport(terminal: Terminal, report: ImportReport): void {
  writeFaultyRows(terminal, report.faultyRows);
  const { rows, good, filed, known, faulty, applications, seconds, dryRun } = report;
  terminal.out(
    dryRun
      ? `Nagekeken, niets bewaard: ${number(rows)} rijen, ${number(good)} goed, ${number(faulty)} fout.`
      : `${number(rows)} rijen: ${number(filed)} opvangplannen ingelezen met ${number(applications)} aanvragen, ${number(known)} al bekend, ${number(faulty)} fout, in ${number(seconds)} s.`,
  );
}
