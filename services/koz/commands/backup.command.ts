import type { Command } from 'commander';
import { silentLogger } from '@koz/platform';
import { backUp } from '../backup/back-up.js';
import { restore } from '../backup/restore.js';
import { number, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';

export function addBackupCommands(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .description(
      'Maakt een kopie van de eigen databank terwijl ze draait, en leest ze na. Sleutels en afscherming zitten er nooit in: bewaar die apart.',
    )
    .argument('<map>', 'een nieuwe of lege map')
    .action(async (target: string) => {
      const { manifest, facts } = await withRuntime(settingsFor(terminal), (runtime) =>
        backUp(runtime, target),
      );
      const bytes = manifest.files.reduce((sum, { size }) => sum + size, 0);
      terminal.out(
        `Reservekopie gemaakt en nagelezen: ${number(manifest.files.length)} bestanden, ${number(bytes)} bytes, het logboek tot positie ${number(facts.lastPosition)}.`,
      );
      if (facts.events === 'kurrentdb')
        terminal.err(
          'De gebeurtenissen staan in KurrentDB en zitten er niet in: maak daar ook een kopie van.',
        );
    });
  program
    .command('restore')
    .description(
      'Zet een reservekopie terug. De server moet stil liggen; sleutels en afscherming moeten er zijn en minstens even ver gaan.',
    )
    .argument('<map>', 'de map van de reservekopie')
    .option('--replace', 'vervangt de databank die er is: wat daarna kwam, gaat verloren')
    .action(async (from: string, { replace = false }: { readonly replace?: boolean }) => {
      const { manifest, facts, entriesAhead } = await restore(settingsFor(terminal), from, {
        replace,
        logger: silentLogger,
      });
      terminal.out(
        `De reservekopie van ${manifest.endedAt} is teruggezet: het logboek tot positie ${number(facts.lastPosition)}.`,
      );
      if (entriesAhead > 0)
        terminal.out(
          `${number(entriesAhead)} vernietigingen van na de reservekopie worden bij de volgende start opnieuw uitgevoerd.`,
        );
    });
}
