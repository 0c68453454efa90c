import { InvalidArgumentError, type Command } from 'commander';
import {
  CertificateKeys,
  ExportError,
  NoteError,
  openExport,
  parseVkey,
  verifyLog,
  writeExport,
  type AuditSource,
  type Verification,
  type VerifierKey,
} from '@koz/audit';
import { FenceRefusedError } from '@koz/privacy-fence';
import type { ControllerId } from '@koz/privacy-types';
import { readCheckpoints } from '../audit/given-checkpoints.js';
import { ledgerOriginOf, openLog, ownVerifierKey } from '../audit/open-log.js';
import { ledgerLines, ledgerVerdict } from '../audit/verify-ledger.js';
import { verificationLines } from '../audit/verification-text.js';
import { onRecord, withReason } from '../cli/on-record.js';
import { exitCodes, number, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor, withRuntime } from '../cli/with-runtime.js';
import { addReplayCommand } from './audit-replay.command.js';
import { controllerArgument } from './controller-argument.js';

interface VerifyOptions {
  readonly key: readonly string[];
  readonly checkpoint: readonly string[];
  readonly reason?: string;
  readonly json?: boolean;
}

interface ExportOptions {
  readonly controller?: ControllerId;
  readonly reason?: string;
  readonly json?: boolean;
}

export function addAuditCommands(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const audit = program.command('audit').description('toezicht op het logboek');
  verifying(withReason(audit.command('verify')))
    .summary('het logboek van deze databank nagaan')
    .description(
      'Gaat het hele logboek na: de bytes en ketens van elke gebeurtenis, de boom, elk controlepunt, elk certificaat, de afscherming, en het register van inzage. Zegt van wat niet klopt de plaats.',
    )
    .action(async (options: VerifyOptions) => {
      const kept = await readCheckpoints(options.checkpoint);
      const verification = await withRuntime(settingsFor(terminal), async (runtime) => {
        await onRecord(runtime, { action: 'verifyLog', reason: options.reason });
        const keys = [ownVerifierKey(runtime), ...options.key];
        const source = await openLog(runtime, { controller: null, withHeadsAndNodes: true });
        // Whatever is not of the ledger is the log's to judge, also what is no checkpoint at all.
        const ofLedger = kept.filter((note) => note.startsWith(`${ledgerOriginOf(runtime)}\n`));
        const ofLog = kept.filter((note) => !ofLedger.includes(note));
        const log = await verified(terminal, source, keys, ofLog);
        const ledgerKeys = options.key.flatMap(readable);
        const ledger = await ledgerVerdict(runtime, { keys: ledgerKeys, kept: ofLedger }, (line) =>
          terminal.progress(line),
        );
        return { log, ledger };
      }).catch(refusedAtFence);
      if (typeof verification === 'string') {
        terminal.out(options.json ? JSON.stringify({ refused: verification }) : `FOUT ${verification}`);
        finish(exitCodes.found);
        return;
      }
      const { log, ledger } = verification;
      if (options.json) terminal.out(JSON.stringify({ ...log, ledger }, null, 2));
      else
        for (const line of [...ledgerLines(ledger), ...verificationLines(log, ledger.faults)])
          terminal.out(line);
      finish(log.findings.length + ledger.faults > 0 ? exitCodes.found : exitCodes.done);
    });
  verifying(audit.command('verify-export'))
    .summary('een export nagaan, zonder databank, sleutel of netwerk')
    .description(
      'Gaat een export na die "koz audit export" schreef, zonder databank, sleutel of netwerk. Geef met --key de publieke sleutel die je op een vertrouwde manier kreeg, en met --checkpoint wat je zelf bewaarde: alleen daarmee blijkt dat niet het hele logboek opnieuw gemaakt en getekend is.',
    )
    .argument('<map>', 'de map van de export')
    .action(async (directory: string, options: VerifyOptions) => {
      const { manifest, source } = await openExport(directory);
      const keys = options.key.length > 0 ? options.key : manifest.verifierKeys;
      if (options.key.length === 0)
        for (const key of keys)
          terminal.err(`Nagegaan met de sleutel uit de export zelf; vergelijk hem met de jouwe: ${key}`);
      const kept = await readCheckpoints(options.checkpoint);
      tell(terminal, await verified(terminal, source, keys, kept), options, finish);
    });
  withReason(audit.command('export'))
    .description(
      'Schrijft het logboek met bewijzen naar een map, om elders na te gaan. Er zit niets in dat iets opent: gebeurtenissen blijven verzegeld. Met --controller staan die van anderen er alleen als blad in.',
    )
    .argument('<map>', 'een nieuwe of lege map')
    .option('--controller <code>', 'alleen van deze verwerkingsverantwoordelijke', controllerArgument)
    .option('--json', 'het manifest als JSON')
    .action((directory: string, options: ExportOptions) => exportLog(terminal, directory, options));
  addReplayCommand(audit, terminal, finish);
}

const verifying = (command: Command): Command =>
  command
    .option('--key <sleutel...>', 'publieke sleutels: naam+id+sleutel', verifierKeyArgument, [])
    .option('--checkpoint <bestand...>', 'controlepunten die je bewaarde', collect, [])
    .option('--json', 'het verslag als JSON');

/** A fence that does not vouch for the database lets nothing be read from it: that is what was found, with its place. */
function refusedAtFence(error: unknown): string {
  if (error instanceof FenceRefusedError) return error.message;
  throw error;
}

async function verified(
  terminal: Terminal,
  source: AuditSource,
  vkeys: readonly string[],
  kept: readonly string[],
): Promise<Verification> {
  const keys = vkeys.flatMap(readable);
  return verifyLog(source, {
    keys,
    certificateKeys: new CertificateKeys(keys.map(({ publicKey }) => publicKey)),
    kept,
    onProgress: ({ positions, size }) =>
      terminal.progress(`${number(positions)} van ${number(Math.max(positions, size))} posities nagegaan`),
  });
}

/** A key in an export that is none verifies nothing; what it should verify is found then. */
function readable(vkey: string): VerifierKey[] {
  try {
    return [parseVkey(vkey)];
  } catch (error) {
    if (error instanceof NoteError) return [];
    throw error;
  }
}

function tell(
  terminal: Terminal,
  verification: Verification,
  { json = false }: VerifyOptions,
  finish: (code: ExitCode) => void,
): void {
  if (json) terminal.out(JSON.stringify(verification, null, 2));
  else for (const line of verificationLines(verification)) terminal.out(line);
  finish(verification.findings.length > 0 ? exitCodes.found : exitCodes.done);
}

async function exportLog(
  terminal: Terminal,
  directory: string,
  { controller, reason, json = false }: ExportOptions,
): Promise<void> {
  const written = await withRuntime(settingsFor(terminal), async (runtime) => {
    await onRecord(runtime, { action: 'exportLog', controller, reason });
    const source = await openLog(runtime, { controller: controller ?? null, withHeadsAndNodes: false });
    if (!source.isCovered)
      throw new ExportError(
        'notSigned',
        `De boom van het logboek gaat tot positie ${source.size - 1}, het logboek tot ${source.lastPosition}. "koz audit verify" zegt wat er niet klopt.`,
      );
    return writeExport(source, directory, {
      verifierKeys: [ownVerifierKey(runtime)],
      madeAt: runtime.clock.now(),
      onProgress: (bytes) => terminal.progress(`${number(bytes)} bytes geschreven`),
    });
  });
  const { manifest, checkpoints, bytes } = written;
  const certificates = Object.values(manifest.certificates).reduce((sum, count) => sum + count, 0);
  if (json) {
    terminal.out(JSON.stringify(manifest, null, 2));
    return;
  }
  terminal.out(
    `Export geschreven: ${number(manifest.size)} posities (${number(bytes)} bytes), ${number(checkpoints)} controlepunten, ${number(certificates)} certificaten en de afscherming.`,
  );
  terminal.out(`Publieke sleutel: ${manifest.verifierKeys.join(', ')}`);
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function verifierKeyArgument(value: string, before: readonly string[]): readonly string[] {
  if (readable(value).length === 0) throw new InvalidArgumentError('Dit is geen publieke sleutel.');
  return collect(value, before);
}
