import { createReadStream } from 'node:fs';
import { access, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { controllersOf, findFenceDirectory } from '@koz/privacy-fence';
import { hasCode } from '@koz/platform';
import { isControllerId, type ControllerId } from '@koz/privacy-types';
import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import { NoteError } from '../checkpoint/note-error.js';
import type { Finding } from '../verification/findings.js';
import type { AuditSource, GivenCertificate, GivenCheckpoint } from '../verification/source.js';
import { ExportError } from './export-error.js';
import {
  certificatesFile,
  certificatesIn,
  checkpointsFile,
  fenceFolder,
  logFile,
  manifestFile,
  manifestOf,
  type ExportManifest,
} from './layout.js';
import { isTooLong, logHead, recordEnd } from './log-record.js';

/** An export as it lies on the disk. */
export interface OpenedExport {
  readonly manifest: ExportManifest;
  readonly source: AuditSource;
}

/**
 * Opens an export to be verified. Nothing of it is trusted; what lacks or does not fit is a finding of the source.
 *
 * @throws ExportError where there is no manifest of this format, without which nothing can be said
 */
export async function openExport(directory: string): Promise<OpenedExport> {
  const manifest = manifestOf(await textOf(join(directory, manifestFile)));
  if (!manifest)
    throw new ExportError(
      'noExport',
      'Deze map is geen export: manifest.json ontbreekt of is van een andere vorm.',
    );
  const { origin, controller, size } = manifest;
  const faults: Finding[] = [];
  const fence = await findFenceDirectory(join(directory, fenceFolder));
  if (!fence) faults.push({ fault: 'export', file: join(fenceFolder, 'directory.json'), reason: 'missing' });
  const fault = await manifestFault(directory, manifest);
  if (fault) faults.push(fault);
  const source: AuditSource = {
    ...{ origin, controller, size, fence, faults, isClosed: true },
    controllers: await controllersIn(directory, manifest, fence ? await controllersOf(fence) : []),
    blocks: () => blocksOf(join(directory, logFile), faults),
    checkpoints: () => checkpointsOf(join(directory, checkpointsFile), faults),
    certificates: (of) => certificatesOf(directory, of, manifest, faults),
  };
  return { manifest, source };
}

/** The manifest's checkpoint is the last one, and of its size. */
async function manifestFault(
  directory: string,
  { checkpoint, size }: ExportManifest,
): Promise<Finding | undefined> {
  if (checkpoint === null) return undefined;
  let last: string | undefined;
  for await (const line of linesOf(join(directory, checkpointsFile))) last = line;
  if (last === undefined || noteOf(last)?.note !== checkpoint)
    return { fault: 'export', file: checkpointsFile, reason: 'checkpoint' };
  try {
    if (parseCheckpoint(checkpoint).size === size) return undefined;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
  }
  return { fault: 'export', file: manifestFile, reason: 'size' };
}

async function controllersIn(
  directory: string,
  { certificates }: ExportManifest,
  fenced: readonly ControllerId[],
): Promise<ControllerId[]> {
  const names = await readdir(certificatesIn(directory)).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const certified = [...names.map((name) => name.replace(/\.jsonl$/, '')), ...Object.keys(certificates)];
  return [...new Set([...certified.filter(isControllerId), ...fenced])].sort();
}

const bufferBytes = 4 * 1024 * 1024;

/** The file in blocks of whole records; a last one holds what is none. */
async function* blocksOf(path: string, faults: Finding[]): AsyncGenerator<Buffer> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (!file) return void faults.push({ fault: 'export', file: logFile, reason: 'missing' });
  try {
    const head = Buffer.alloc(logHead.length);
    await file.read(head, 0, head.length, null);
    if (!head.equals(logHead)) return void faults.push({ fault: 'export', file: logFile, reason: 'form' });
    let buffer = Buffer.allocUnsafe(bufferBytes);
    let filled = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, null);
      filled += bytesRead;
      const whole = wholeRecords(buffer.subarray(0, filled));
      if (bytesRead === 0 || isTooLong(buffer.subarray(0, filled), whole)) {
        if (filled > 0) yield buffer.subarray(0, filled);
        return;
      }
      if (whole > 0) yield buffer.subarray(0, whole);
      const rest = buffer.subarray(whole, filled);
      // A record that is longer than the buffer: it grows until that is all there.
      const next = whole === 0 && filled === buffer.length ? Buffer.allocUnsafe(2 * filled) : buffer;
      next.set(rest);
      [buffer, filled] = [next, rest.length];
    }
  } finally {
    await file.close();
  }
}

/** Where the last whole record ends. */
function wholeRecords(bytes: Buffer): number {
  let offset = 0;
  for (let end = recordEnd(bytes, 0); end !== undefined && end <= bytes.length; end = recordEnd(bytes, end))
    offset = end;
  return offset;
}

async function* checkpointsOf(path: string, faults: Finding[]): AsyncGenerator<GivenCheckpoint> {
  for await (const line of linesOf(path)) {
    const given = noteOf(line);
    if (given) yield given;
    else {
      faults.push({ fault: 'export', file: checkpointsFile, reason: 'form' });
      // It stands for a checkpoint all the same, which is none.
      yield { note: '', signedAt: '' };
    }
  }
}

function noteOf(line: string): GivenCheckpoint | undefined {
  try {
    const { note, signedAt } = JSON.parse(line) as { note?: unknown; signedAt?: unknown };
    return typeof note === 'string' && typeof signedAt === 'string' ? { note, signedAt } : undefined;
  } catch {
    return undefined;
  }
}

async function* certificatesOf(
  directory: string,
  controller: ControllerId,
  { certificates }: ExportManifest,
  faults: Finding[],
): AsyncGenerator<GivenCertificate> {
  const file = certificatesFile(controller);
  let count = 0;
  for await (const line of linesOf(join(directory, file))) {
    count += 1;
    yield { bytes: Buffer.from(line, 'utf8') };
  }
  // Those that are cut off stand in the fence all the same, and are verified there.
  if (count !== (certificates[controller] ?? 0)) faults.push({ fault: 'export', file, reason: 'size' });
}

/** None of a file that is not there. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) yield* createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return '';
    throw error;
  });
