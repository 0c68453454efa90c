import { join } from 'node:path';
import type { Command } from 'commander';
import { createLogger, type Settings } from '@koz/platform';
import {
  checkKeyFiles,
  MasterKeyError,
  rewrapKeyFiles,
  TransitMasterKey,
  type CheckedKeyFile,
  type MasterKeyProvider,
  type Rewrapped,
} from '@koz/privacy-keys';
import { masterKeyOf } from '@koz/runtime';
import { exitCodes, number, type ExitCode, type Terminal } from '../cli/terminal.js';
import { settingsFor } from '../cli/with-runtime.js';
import { openNewMasterKey, type NewMasterKey } from '../keys/new-master-key.js';

interface CheckOptions {
  readonly json?: boolean;
}

interface RotateOptions extends NewMasterKey {
  readonly newVersion?: boolean;
  readonly json?: boolean;
}

export function addKeysCommands(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const keys = program.command('keys').description('de hoofdsleutel en wat ze inpakt');
  keys
    .command('check')
    .summary('welke sleutels de hoofdsleutel opent')
    .description(
      'Zegt van elke sleutel in KOZ_KEYS_DIR of de hoofdsleutel van de instellingen hem opent, en onder welke versie hij staat. Verandert niets en heeft geen databank nodig.',
    )
    .option('--json', 'het verslag als JSON')
    .action(async ({ json = false }: CheckOptions) => {
      const settings = settingsFor(terminal);
      const master = await masterKeyOf(settings, { onlyIfThere: true });
      const checked = await checkKeyFiles(settings.keysDir, master);
      if (json) terminal.out(JSON.stringify({ keys: checked }, null, 2));
      else for (const line of checkLines(checked)) terminal.out(line);
      const isFaulty = checked.some(({ state, interrupted }) => state !== 'opens' || interrupted);
      finish(isFaulty ? exitCodes.found : exitCodes.done);
    });
  keys
    .command('rotate')
    .summary('de hoofdsleutel vervangen')
    .description(
      'Pakt elke sleutel in KOZ_KEYS_DIR opnieuw in: van de hoofdsleutel van de instellingen naar een nieuwe, of naar de nieuwste versie van die in de kluis. Gebeurtenissen en databank blijven zoals ze zijn. Onderbroken? Voer het opnieuw uit: elke sleutel opent altijd met een van beide.',
    )
    .option('--to-file <bestand>', 'de nieuwe hoofdsleutel: 32 bytes, ook als base64 of hexadecimaal')
    .option(
      '--to-settings <bestand>',
      'regels KOZ_TRANSIT_…=… (of KOZ_MASTER_KEY…): de nieuwe hoofdsleutel zoals ze straks in de instellingen staat',
    )
    .option('--new-version', 'maakt eerst een nieuwe versie van de sleutel in de kluis')
    .option('--json', 'het verslag als JSON')
    .action(async (options: RotateOptions) => {
      const settings = settingsFor(terminal);
      const from = await masterKeyOf(settings, { onlyIfThere: true });
      const to = await newMasterKey(from, options);
      const rewrapped = await rewrap(settings, from, to);
      const version = await to.newestVersion();
      if (options.json) terminal.out(JSON.stringify({ ...rewrapped, version }, null, 2));
      else for (const line of rotateLines(rewrapped, { isSame: from === to, version })) terminal.out(line);
    });
}

/** @throws MasterKeyError when it is not said, or said twice, where to */
async function newMasterKey(from: MasterKeyProvider, options: RotateOptions): Promise<MasterKeyProvider> {
  const { toFile, toSettings, newVersion = false } = options;
  const ways = [toFile !== undefined, toSettings !== undefined, newVersion].filter((given) => given);
  if (ways.length > 1)
    throw new MasterKeyError('geef --to-file, --to-settings of --new-version: één van de drie');
  if (toFile !== undefined || toSettings !== undefined) return openNewMasterKey(options);
  if (!(from instanceof TransitMasterKey))
    throw new MasterKeyError('zeg met --to-file of --to-settings wat de nieuwe hoofdsleutel is');
  if (newVersion) await from.rotate();
  return from;
}

/** Told in the log of the data directory, with numbers alone. */
async function rewrap(
  { keysDir, dataDir, logLevel }: Settings,
  from: MasterKeyProvider,
  to: MasterKeyProvider,
): Promise<Rewrapped> {
  const logger = createLogger({
    ...{ service: 'koz', level: logLevel, file: join(dataDir, 'logs', 'koz.log') },
    write: () => undefined,
  });
  try {
    const rewrapped = await rewrapKeyFiles({ keysDir, from, to });
    logger.info({ files: rewrapped.rewrapped }, 'Key files were wrapped under another master key');
    return rewrapped;
  } catch (error) {
    logger.error({ error }, 'Wrapping key files under another master key stopped');
    throw error;
  }
}

function rotateLines(
  { rewrapped, already }: Rewrapped,
  { isSame, version }: { readonly isSame: boolean; readonly version: number | undefined },
): string[] {
  const done = `${number(rewrapped)} sleutels opnieuw ingepakt, ${number(already)} stonden al goed.`;
  if (isSame)
    return [
      done,
      `Alles staat onder versie ${version}. Oudere versies mogen nu dicht (min_decryption_version), als geen reservekopie van KOZ_KEYS_DIR ze nog nodig heeft.`,
    ];
  return [
    done,
    'Zet de nieuwe hoofdsleutel nu in de instellingen van elk proces en herstart het: wie met de oude verder loopt, leest, maar maakt geen nieuwe sleutels.',
    'Maak een verse kopie van KOZ_KEYS_DIR, en vernietig de oude hoofdsleutel pas als "koz keys check" met de nieuwe alles opent.',
  ];
}

const states: Readonly<Record<CheckedKeyFile['state'], string>> = {
  opens: 'opent',
  otherKey: 'opent NIET met deze hoofdsleutel',
  versionTooOld: 'opent NIET: deze versie van de hoofdsleutel mag niet meer',
  damaged: 'is BESCHADIGD',
};

function checkLines(checked: readonly CheckedKeyFile[]): string[] {
  const lines = checked.map(({ controller, name, state, version, newest, interrupted }) => {
    const under = version === undefined ? '' : `, versie ${version}${newest ? '' : ' (niet de nieuwste)'}`;
    return `${controller}/${name}: ${states[state]}${under}${interrupted ? ', een wissel werd onderbroken' : ''}`;
  });
  const opening = checked.filter(({ state }) => state === 'opens');
  const older = opening.filter(({ newest }) => !newest).length;
  return [
    ...lines,
    `${number(checked.length)} sleutels: ${number(opening.length)} openen met deze hoofdsleutel, ${number(checked.length - opening.length)} niet.`,
    ...(older > 0
      ? [`${number(older)} staan onder een oudere versie: "koz keys rotate" pakt ze opnieuw in.`]
      : []),
    ...(checked.some(({ interrupted }) => interrupted)
      ? ['Een wissel van de hoofdsleutel werd onderbroken: voer "koz keys rotate" opnieuw uit zoals toen.']
      : []),
  ];
}
