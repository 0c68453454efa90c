import type { Command } from 'commander';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import type { ControllerId, OwnDate } from '@koz/privacy-types';
import { planKeys } from '@koz/projections/plan-keys';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import type { Runtime } from '@koz/runtime';
import { startProjector } from '@koz/services/projector';
import {
  recordedRun,
  retentionDepsOf,
  runRetention,
  type RunProgress,
  type RunReport,
} from '@koz/services/retention-worker';
import { onRecord, withReason } from '../cli/on-record.js';
import { exitCodes, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { controllerArgument } from './controller-argument.js';
import { dayArgument } from './day-argument.js';
import { progressLine, reportLines } from './retention-text.js';

interface Options {
  readonly asOf?: OwnDate;
  readonly dryRun?: boolean;
  readonly controller?: ControllerId;
  readonly json?: boolean;
  readonly reason?: ConsultationReason;
}

export function addRetentionCommands(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const action = async (options: Options): Promise<void> => {
    const reports = await withRuntime(settingsFor(terminal), (runtime) => runAll(runtime, options, terminal));
    if (options.json) terminal.out(JSON.stringify(reports, null, 2));
    else for (const report of reports) for (const line of reportLines(report)) terminal.out(line);
    finish(exitCodeOf(reports));
  };
  const run = (command: Command): Command =>
    withReason(command)
      .description(
        'Voert uit wat vervallen is: vragen om wissing, dan 2,5 jaar en 5 jaar, maand na maand. Wat vernietigd is, komt nooit terug.',
      )
      .option('--as-of <datum>', 'de dag waarop gerekend wordt (JJJJ-MM-DD); vandaag als ze ontbreekt', day)
      .option('--dry-run', 'alleen tellen, niets vernietigen; mag ook vooruitkijken')
      .option('--controller <code>', 'alleen van deze verwerkingsverantwoordelijke', controllerArgument)
      .option('--json', 'het verslag als JSON')
      .action(action);
  run(program.command('retention').description('bewaartermijnen').command('run'));
  run(program.command('anonymise').summary('hetzelfde als "retention run"'));
}

async function runAll(runtime: Runtime, options: Options, terminal: Terminal): Promise<RunReport[]> {
  const deps = retentionDepsOf(runtime);
  const controllers = options.controller
    ? [options.controller]
    : await runtime.locations('koz_query').controllers();
  // What is due is read from this read model; without a server nobody else keeps it up.
  const projector = await startProjector({
    store: runtime.eventStore('koz_projector'),
    pool: runtime.database.pool('koz_projector'),
    sealer: runtime.sealer,
    logger: runtime.logger,
    projections: [retentionSchedule, planKeys],
  });
  try {
    const reports: RunReport[] = [];
    for (const controller of controllers) {
      const onProgress = (progress: RunProgress) => terminal.progress(progressLine(controller, progress));
      const { asOf, dryRun, reason } = options;
      await onRecord(runtime, { action: dryRun ? 'dryRun' : 'requestRun', controller, reason });
      reports.push(
        dryRun
          ? await runRetention(deps, { controller, asOf, dryRun, onProgress })
          : await recordedRun(deps, { of: 'operator', controller, asOf, onProgress }),
      );
    }
    return reports;
  } finally {
    await projector.stop();
  }
}

function exitCodeOf(reports: readonly RunReport[]): ExitCode {
  if (reports.some(({ reason }) => reason === 'asOfInFuture')) return exitCodes.misused;
  return reports.some(({ outcome }) => outcome === 'stopped') ? exitCodes.failed : exitCodes.done;
}

const day = (text: string): OwnDate => dayArgument(text) as OwnDate;
