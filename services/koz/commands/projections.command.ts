import type { Command } from 'commander';
import type { Runtime } from '@koz/runtime';
import { listProjections, rebuildProjection, type ProjectionStatus } from '@koz/services/projector';
import { number, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';

export function addProjectionsCommand(program: Command, terminal: Terminal): void {
  const projections = program.command('projections').description('de leesmodellen');
  projections
    .command('list')
    .description('Toont elk leesmodel: toestand, positie in het logboek en achterstand.')
    .option('--json', 'als JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const statuses = await withRuntime(settingsFor(terminal), (runtime) =>
        listProjections(projectorDepsOf(runtime)),
      );
      if (json) terminal.out(JSON.stringify(statuses, null, 2));
      else for (const status of statuses) terminal.out(statusText(status));
    });
  projections
    .command('rebuild')
    .description('Bouwt een leesmodel opnieuw op uit het logboek, naast het huidige, en wisselt ze dan.')
    .argument('<naam>', 'het leesmodel')
    .action(async (name: string) => {
      const { projection, version, position } = await withRuntime(settingsFor(terminal), (runtime) =>
        rebuildProjection(projectorDepsOf(runtime), name),
      );
      terminal.out(`${projection} (versie ${version}) is opnieuw opgebouwd tot positie ${number(position)}.`);
    });
}

/** What reading models stand on. */
export const projectorDepsOf = (runtime: Runtime) => ({
  store: runtime.eventStore('koz_projector'),
  pool: runtime.database.pool('koz_projector'),
  sealer: runtime.sealer,
  logger: runtime.logger,
});

const states: Readonly<Record<ProjectionStatus['state'], string>> = {
  live: 'in gebruik',
  stopped: 'gestopt',
  building: 'in opbouw',
  absent: 'nog niet opgebouwd',
};

function statusText({
  name,
  version,
  state,
  position,
  lag,
  stoppedAt,
  stoppedBecause,
}: ProjectionStatus): string {
  const stop =
    stoppedAt === undefined ? '' : `, gestopt op positie ${number(stoppedAt)}: ${stoppedBecause ?? '?'}`;
  return `${name} (versie ${version}): ${states[state]}, positie ${number(position)}, achterstand ${number(lag)}${stop}`;
}
