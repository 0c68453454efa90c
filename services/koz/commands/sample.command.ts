import type { Command } from 'commander';
import { silentLogger } from '@koz/platform';
import type { Settings } from '@koz/platform';
import { importDepsOf } from '../cli/deps.js';
import { number, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { throwAwayDevelopmentData } from '../sample/reset-sample.js';
import { loadSampleRegion, sampleFolder } from '../sample/sample-region.js';
import { progressText } from './import.command.js';

export function addSampleCommand(program: Command, terminal: Terminal): void {
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
}

async function load(settings: Settings, terminal: Terminal): Promise<void> {
  const { controllers, locations, applications } = await withRuntime(settings, (runtime) =>
    loadSampleRegion(importDepsOf(runtime), sampleFolder(), {
      onProgress: (progress) => terminal.progress(progressText(progress)),
    }),
  );
  const { filed, known, faulty } = applications;
  terminal.out(
    `Voorbeeldregio geladen: ${controllers.join(', ')}; ${number(locations.rows)} locaties; ${number(filed)} opvangplannen ingelezen, ${number(known)} al bekend; ${number(faulty)} rijen zijn met opzet fout.`,
  );
}
