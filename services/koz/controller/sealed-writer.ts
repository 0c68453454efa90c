import { createHash, type Hash } from 'node:crypto';
import { link, open, rm, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CompactEncrypt } from 'jose';
import type { SigningKey } from '@koz/audit';
import { hasCode, syncDirectory } from '@koz/platform';
import { ControllerExportError } from './controller-export-error.js';
import type { AgreementKey } from './recipient-key.js';
import {
  chunkBytes,
  chunkParameter,
  exportParameter,
  type SealedCounts,
  type SealedHeader,
  type SealedLine,
  type SealedManifest,
} from './sealed-form.js';

/** A file that is whole, under its final name. */
export interface SealedFile {
  /** SHA-256 in hexadecimal over the whole file. */
  readonly fileHash: string;
  readonly bytes: number;
  readonly manifest: SealedManifest;
}

/**
 * Writes a sealed file: each chunk is encrypted before it touches the disk, under a key of its own that only the
 * recipient's private key gives (ECDH-ES and A256GCM, RFC 7518). Until it is whole it stands beside its final name.
 */
export class SealedWriter {
  private readonly whole: Hash = createHash('sha256');
  private readonly counted = { carePlans: 0, locations: 0, files: 0, lines: 0 };
  private pending: string[] = [];
  private pendingBytes = 0;
  private chunks = 0;
  private written = 0;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly header: SealedHeader,
    private readonly recipient: AgreementKey,
  ) {}

  /** @throws ControllerExportError `fileExists` */
  static async open(path: string, header: SealedHeader, recipient: AgreementKey): Promise<SealedWriter> {
    if (await exists(path)) throw fileExists();
    // What an attempt that broke off left is worth nothing.
    await rm(partOf(path), { force: true });
    const file = await open(partOf(path), 'wx', 0o600);
    const writer = new SealedWriter(path, file, header, recipient);
    await writer.append(JSON.stringify(header));
    return writer;
  }

  get bytes(): number {
    return this.written;
  }

  get counts(): SealedCounts {
    return this.counted;
  }

  async add(line: SealedLine): Promise<void> {
    const text = JSON.stringify(line);
    this.counted.lines += 1;
    if (line.kind === 'carePlan') this.counted.carePlans += 1;
    if (line.kind === 'location') this.counted.locations += 1;
    if (line.kind === 'file' && line.part === 0) this.counted.files += 1;
    this.pending.push(text);
    this.pendingBytes += text.length;
    if (this.pendingBytes >= chunkBytes) await this.closeChunk();
  }

  /** Signs, syncs, and gives the file its name; fails where that is taken. */
  async finish(upTo: number, signingKey: SigningKey): Promise<SealedFile> {
    await this.closeChunk();
    const sha256 = this.whole.copy().digest('hex');
    const manifest: SealedManifest = {
      ...this.header,
      ...{ chunks: this.chunks, counts: { ...this.counted }, sha256, upTo, signedBy: signingKey.publicKey },
    };
    await this.append(compactJws(manifest, signingKey));
    await this.file.sync();
    await this.file.close();
    await link(partOf(this.path), this.path).catch((error: unknown) => {
      throw hasCode(error, 'EEXIST') ? fileExists() : error;
    });
    await unlink(partOf(this.path));
    await syncDirectory(dirname(this.path));
    return { fileHash: this.whole.digest('hex'), bytes: this.written, manifest };
  }

  /** Leaves nothing behind. After {@link finish} it does nothing. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
    await rm(partOf(this.path), { force: true });
  }

  private async closeChunk(): Promise<void> {
    if (this.pending.length === 0) return;
    const plaintext = Buffer.from(`${this.pending.join('\n')}\n`);
    [this.pending, this.pendingBytes] = [[], 0];
    const sealed = await new CompactEncrypt(plaintext)
      .setProtectedHeader({
        ...{ alg: 'ECDH-ES', enc: 'A256GCM', kid: this.recipient.thumbprint },
        [exportParameter]: this.header.exportId,
        [chunkParameter]: this.chunks,
      })
      .encrypt(this.recipient.key);
    plaintext.fill(0);
    this.chunks += 1;
    await this.append(sealed);
  }

  private async append(line: string): Promise<void> {
    const bytes = Buffer.from(`${line}\n`);
    await this.file.appendFile(bytes);
    this.whole.update(bytes);
    this.written += bytes.length;
  }
}

const partOf = (path: string): string => `${path}.part`;

const fileExists = (): ControllerExportError =>
  new ControllerExportError('fileExists', 'Dat bestand bestaat al: geef een nieuwe naam.');

async function exists(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** RFC 7515, EdDSA (RFC 8037); by hand, for the library signs with a key that it is given, and this one is not given away. */
function compactJws(payload: object, { publicKey, sign }: SigningKey): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', kid: publicKey.kid })}.${part(payload)}`;
  return `${signed}.${sign(Buffer.from(signed)).toString('base64url')}`;
}
