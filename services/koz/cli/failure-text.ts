import { ExportError } from '@koz/audit';
import { BackupRefusedError, ConfigurationError, DiscreetError } from '@koz/platform';
import { FenceRefusedError } from '@koz/privacy-fence';
import { MasterKeyError } from '@koz/privacy-keys';
import { RebuildUnderWayError, UnknownProjectionError } from '@koz/services/projector';
import { DayInFutureError } from '../commands/day-argument.js';
import { ControllerExportError } from '../controller/controller-export-error.js';
import { EncodingError } from '../csv/encoding.js';
import { HeaderError } from '../csv/header.js';
import { UnusableMarkersError } from '../privacy-scan/privacy-scan.js';
import { ServerRunningError } from '../sample/reset-sample.js';
import { exitCodes, type ExitCode } from './terminal.js';

const encodingProblems = {
  utf16: 'Het bestand is in UTF-16 bewaard. Bewaar het als "CSV UTF-8".',
  mixed: 'Het bestand is deels UTF-8 en deels iets anders. Bewaar het opnieuw als "CSV UTF-8".',
} as const;

/** What a person is told about a failure, and how the command ends. It never repeats a value from a file. */
export function failureText(error: unknown): { readonly text: string; readonly exitCode: ExitCode } {
  const misuse = misuseText(error);
  if (misuse !== undefined) return { text: misuse, exitCode: exitCodes.misused };
  const what =
    error instanceof DiscreetError ? error.message : ((error as Error | undefined)?.name ?? 'fout');
  return {
    text: `Er ging iets mis (${what}). Wat al gedaan is, blijft; voer het gerust opnieuw uit. Meer staat in het logboek.`,
    exitCode: exitCodes.failed,
  };
}

function misuseText(error: unknown): string | undefined {
  if (error instanceof ConfigurationError || error instanceof ServerRunningError) return error.message;
  if (error instanceof ExportError || error instanceof ControllerExportError) return error.message;
  if (error instanceof BackupRefusedError || error instanceof FenceRefusedError) return error.message;
  if (error instanceof MasterKeyError) return sentence(error.message);
  if (error instanceof EncodingError) return encodingProblems[error.problem];
  if (error instanceof HeaderError) return headerText(error);
  if (error instanceof UnusableMarkersError)
    return `Te kort om te zoeken: de merktekens op regel ${error.lines.join(', ')}.`;
  if (error instanceof UnknownProjectionError)
    return 'Zo heet geen enkele projectie: zie "koz projections list".';
  if (error instanceof DayInFutureError) return 'Die dag is nog niet begonnen.';
  if (error instanceof RebuildUnderWayError) return 'Een ander proces bouwt deze projectie al opnieuw op.';
  return fileText(error);
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function headerText({ unknown, missing, twice }: HeaderError): string {
  const parts = [
    missing.length > 0 ? `deze kolommen ontbreken: ${missing.join(', ')}` : '',
    unknown.length > 0 ? `deze kolommen kennen we niet: nummer ${unknown.join(', ')}` : '',
    twice.length > 0 ? `deze kolommen staan er twee keer: ${twice.join(', ')}` : '',
  ].filter((part) => part !== '');
  return `De eerste regel klopt niet; ${parts.join('; ')}.`;
}

function fileText(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && syscall === 'open') return 'Dat bestand bestaat niet.';
  if (code === 'EISDIR') return 'Dat is een map, geen bestand.';
  if (code === 'EACCES' && syscall === 'open') return 'Dat bestand mag niet gelezen worden.';
  return undefined;
}
