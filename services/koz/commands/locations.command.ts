import type { Command } from 'commander';
import { importDepsOf } from '../cli/deps.js';
import { exitCodes, number, writeFaultyRows, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { importLocations } from '../locations/import-locations.js';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const addLocationsCommand = (program: Command, terminal: Terminal, finish: (code: ExitCode) => void) =>
  program
    .command('locations')
    .description('het register van opvanglocaties')
    .command('import')
    .description(
      'Voegt organisatoren en locaties toe uit een CSV-bestand, of werkt ze bij. Foute rijen worden gemeld.',
    )
    .argument('<bestand>', 'het CSV-bestand')
    .option('--dry-run', 'alles nakijken, niets bewaren')
    .option('--json', 'het verslag als JSON')
    .action(async (file: string, { dryRun = false, json = false }: Options) => {
      const report = await withRuntime(settingsFor(terminal), (runtime) =>
        importLocations(importDepsOf(runtime), file, { dryRun }),
      );
      const { rows, changed, faultyRows } = report;
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else {
        writeFaultyRows(terminal, faultyRows);
        terminal.out(
          dryRun
            ? `Nagekeken, niets bewaard: ${number(rows)} rijen, ${number(faultyRows.length)} fout.`
            : `${number(rows)} rijen: ${number(changed)} organisatoren en locaties toegevoegd of bijgewerkt, ${number(faultyRows.length)} fout.`,
        );
      }
      finish(faultyRows.length > 0 ? exitCodes.found : exitCodes.done);
    });
