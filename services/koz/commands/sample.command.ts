import type { Command } from 'commander';
import { silentLogger } from '@koz/platform';
import { ConfigurationError, type Settings } from '@koz/platform';
import { importDepsOf } from '../cli/deps.js';
import { askForFigures } from '../cli/figures-after.js';
import { exitCodes, number, writeFaultyRows, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { throwAwayDevelopmentData } from '../sample/reset-sample.js';
import { loadSampleRegion, sampleFolder } from '../sample/sample-region.js';
import { takeDecisions, type DecisionsReport } from '../sample/take-decisions.js';
import { dayArgument } from './day-argument.js';
import { progressText } from './import.command.js';

interface DecideOptions {
  readonly until?: string;
  readonly json?: boolean;
}

export function addSampleCommand(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const sample = program.command('sample').description('de voorbeeldregio: Antwerpen, Mechelen en Turnhout');
  sample
    .command('load')
    .description('Laadt de voorbeeldregio. Wat er al is, blijft zoals het is.')
    .action(() => load(settingsFor(terminal), terminal));
  sample
    .command('reset')
    .description('Gooit alle gegevens van deze ontwikkelopstelling weg en laadt de voorbeeldregio opnieuw.')
    .action(async () => {
      const settings = settingsFor(terminal);
      await throwAwayDevelopmentData(settings, silentLogger);
      terminal.err('De gegevens zijn weggegooid.');
      await load(settings, terminal);
    });
  sample
    .command('decide')
    .summary('twee jaar beslissingen op de voorbeeldregio nemen')
    .description(
      'Neemt de beslissingen van de voorbeeldregio in volgorde van hun dag: organisatoren nemen aanvragen op, keuren ze goed of niet, gezinnen bevestigen, weigeren of trekken in. De klok van deze ontwikkelopstelling gaat daarbij vooruit, en niet meer terug. Wat al beslist is, blijft zoals het is.',
    )
    .option('--until <datum>', 'tot en met deze dag (jjjj-mm-dd); zonder: alles', dayArgument)
    .option('--json', 'het verslag als JSON')
    .action(async ({ until, json = false }: DecideOptions) => {
      const report = await decide(settingsFor(terminal), terminal, until);
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else writeDecisionsReport(terminal, report);
      finish(report.faultyRows.length > 0 ? exitCodes.found : exitCodes.done);
    });
}

function decide(settings: Settings, terminal: Terminal, until: string | undefined): Promise<DecisionsReport> {
  if (settings.mode !== 'development')
    throw new ConfigurationError([
      {
        setting: 'KOZ_MODE',
        rule: 'developmentOnly',
        message: 'staat dit niet toe: alleen in een ontwikkelopstelling gaat de klok vooruit',
      },
    ]);
  return withRuntime(settings, (runtime) =>
    takeDecisions({ ...importDepsOf(runtime), clock: runtime.clock }, sampleFolder(), {
      until,
      onProgress: ({ decided, day }) =>
        terminal.progress(`${belgianDay(day)}: ${number(decided)} beslissingen`),
    }),
  );
}

function writeDecisionsReport(terminal: Terminal, report: DecisionsReport): void {
  const { taken, known, later, refused, faultyRows, day } = report;
  writeFaultyRows(terminal, faultyRows);
  for (const [word, count] of Object.entries(taken).sort()) terminal.out(`${word}: ${number(count)}`);
  for (const { line, code } of refused) terminal.out(`regel ${line}: geweigerd [${code}]`);
  const total = Object.values(taken).reduce((sum, count) => sum + count, 0);
  terminal.out(
    `${number(total)} beslissingen genomen, ${number(refused.length)} geweigerd, ${number(known)} al bekend, ${number(later)} voor later. De klok staat op ${belgianDay(day)}.`,
  );
}

/** `2026-11-23` as people in Belgium write it. */
const belgianDay = (day: string): string => day.split('-').reverse().join('/');

async function load(settings: Settings, terminal: Terminal): Promise<void> {
  const { controllers, locations, applications } = await withRuntime(settings, async (runtime) => {
    const report = await loadSampleRegion(importDepsOf(runtime), sampleFolder(), {
      onProgress: (progress) => terminal.progress(progressText(progress)),
    });
    await askForFigures(runtime, report.applications.filed);
    return report;
  });
  const { filed, known, faulty } = applications;
  terminal.out(
    `Voorbeeldregio geladen: ${controllers.join(', ')}; ${number(locations.rows)} locaties; ${number(filed)} opvangplannen ingelezen, ${number(known)} al bekend; ${number(faulty)} rijen zijn met opzet fout.`,
  );
}
