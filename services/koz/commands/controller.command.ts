import { InvalidArgumentError, type Command } from 'commander';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import type { ControllerId, FileHash } from '@koz/privacy-types';
import { planKeys } from '@koz/projections/plan-keys';
import { retentionSchedule } from '@koz/projections/retention-schedule';
import { startProjector } from '@koz/services/projector';
import { leaveController, retentionDepsOf, type LeaveReport } from '@koz/services/retention-worker';
import { onRecord, withReason } from '../cli/on-record.js';
import { exitCodes, number, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { exportController } from '../controller/export-controller.js';
import { readPrivateKey, readRecipient } from '../controller/recipient-key.js';
import { unpackExport } from '../controller/unpack-export.js';
import { controllerArgument } from './controller-argument.js';
import { leaveLines } from './leave-text.js';

interface ExportOptions {
  readonly out: string;
  readonly recipient: string;
  readonly reason?: ConsultationReason;
  readonly json?: boolean;
}

interface OpenOptions {
  readonly key: string;
  readonly out: string;
  readonly signer?: string;
  readonly json?: boolean;
}

interface LeaveOptions {
  readonly exportHash: FileHash;
  readonly dryRun?: boolean;
  readonly reason?: ConsultationReason;
  readonly json?: boolean;
}

export function addControllerCommands(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const controller = program
    .command('controller')
    .description('een verwerkingsverantwoordelijke die vertrekt');
  withReason(controller.command('export'))
    .description(
      'Schrijft alle gegevens van een verwerkingsverantwoordelijke naar een bestand dat alleen de eigen sleutel van die opent. Het wordt genoteerd voor er iets gelezen wordt.',
    )
    .argument('<code>', 'de verwerkingsverantwoordelijke', controllerArgument)
    .requiredOption(
      '--recipient <bestand>',
      'de publieke sleutel van de ontvanger (X25519 of P-256, PEM of JWK)',
    )
    .requiredOption('--out <bestand>', 'het nieuwe, verzegelde bestand')
    .option('--json', 'het manifest als JSON')
    .action((code: ControllerId, options: ExportOptions) => exportData(terminal, code, options));
  controller
    .command('open-export')
    .description(
      'Gaat een verzegeld bestand na en opent het in een map, zonder databank of netwerk. Wat in die map komt, is leesbaar: zet ze waar dat mag.',
    )
    .argument('<bestand>', 'het verzegelde bestand')
    .requiredOption('--key <bestand>', 'de private sleutel van de ontvanger (PEM of JWK)')
    .requiredOption('--out <map>', 'een nieuwe of lege map')
    .option('--signer <vingerafdruk>', 'de sleutel waarmee het getekend moet zijn (RFC 7638)')
    .option('--json', 'het manifest als JSON')
    .action((file: string, options: OpenOptions) => openData(terminal, file, options));
  withReason(controller.command('leave'))
    .description(
      'Vernietigt elke sleutel van een verwerkingsverantwoordelijke die vertrekt. Kan pas als twee functionarissen het beslisten, de dag gekomen is en de export gemaakt is. Wat vernietigd is, komt nooit terug.',
    )
    .argument('<code>', 'de verwerkingsverantwoordelijke', controllerArgument)
    .requiredOption('--export-hash <sha256>', 'de export die meegegeven is', hashArgument)
    .option('--dry-run', 'alleen zeggen wat er zou verdwijnen')
    .option('--json', 'het verslag als JSON')
    .action((code: ControllerId, options: LeaveOptions) => leave(terminal, finish, code, options));
}

async function exportData(
  terminal: Terminal,
  controller: ControllerId,
  { out, recipient: path, reason, json = false }: ExportOptions,
): Promise<void> {
  const recipient = await readRecipient(path);
  const { fileHash, bytes, manifest } = await withRuntime(settingsFor(terminal), (runtime) =>
    exportController(runtime, {
      ...{ controller, out, recipient, reason },
      onProgress: (counts) =>
        terminal.progress(
          `${number(counts.carePlans)} opvangplannen, ${number(counts.bytes)} bytes geschreven`,
        ),
    }),
  );
  if (json) return terminal.out(JSON.stringify({ ...manifest, fileHash }, null, 2));
  terminal.out(
    `Export geschreven: ${number(manifest.counts.carePlans)} opvangplannen, ${number(manifest.counts.files)} bestanden van het logboek, ${number(bytes)} bytes.`,
  );
  terminal.out(`SHA-256: ${fileHash}`);
  terminal.out(`Verzegeld voor sleutel ${manifest.recipient}, getekend door ${manifest.signedBy.kid}.`);
}

async function openData(
  terminal: Terminal,
  file: string,
  { key: path, out: directory, signer, json = false }: OpenOptions,
): Promise<void> {
  const key = await readPrivateKey(path);
  const { fileHash, manifest } = await unpackExport(file, {
    ...{ key, directory, signer },
    onProgress: ({ carePlans }) => terminal.progress(`${number(carePlans)} opvangplannen geopend`),
  });
  if (signer === undefined)
    terminal.err(
      `Nagegaan met de sleutel uit het bestand zelf; vergelijk hem met de jouwe: ${manifest.signedBy.kid}`,
    );
  if (json) return terminal.out(JSON.stringify({ ...manifest, fileHash }, null, 2));
  terminal.out(
    `Geopend: ${number(manifest.counts.carePlans)} opvangplannen van ${manifest.controller}, gemaakt op ${manifest.madeAt}.`,
  );
  terminal.out(`SHA-256: ${fileHash}`);
}

async function leave(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  controller: ControllerId,
  { exportHash, dryRun, reason, json = false }: LeaveOptions,
): Promise<void> {
  const report = await withRuntime(settingsFor(terminal), async (runtime) => {
    await onRecord(runtime, { action: 'leaveController', controller, reason });
    // What there is to destroy is read from these; without a server nobody else keeps them up.
    const projector = await startProjector({
      store: runtime.eventStore('koz_projector'),
      pool: runtime.database.pool('koz_projector'),
      sealer: runtime.sealer,
      logger: runtime.logger,
      projections: [retentionSchedule, planKeys],
    });
    try {
      return await leaveController(retentionDepsOf(runtime), {
        ...{ controller, exportHash, dryRun },
        onProgress: ({ plans }) => terminal.progress(`${number(plans)} opvangplannen vernietigd`),
      });
    } finally {
      await projector.stop();
    }
  });
  if (json) terminal.out(JSON.stringify(report, null, 2));
  else for (const line of leaveLines(report)) terminal.out(line);
  finish(exitCodeOf(report));
}

const exitCodeOf = ({ outcome }: LeaveReport): ExitCode =>
  outcome === 'stopped' ? exitCodes.failed : exitCodes.done;

/** @throws InvalidArgumentError for what is no SHA-256 */
function hashArgument(text: string): FileHash {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('Dit is geen SHA-256 in kleine letters.');
  return text as FileHash;
}
