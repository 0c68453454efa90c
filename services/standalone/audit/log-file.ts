import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/* `log.bin` by docs/formats/audit-export.md alone, so that it can be spoilt by who knows only that. */

const head = Buffer.from('koz/audit-log/v1\n');

type Part = 'leaf' | 'hash' | 'payload' | 'metadata';

export class LogFile {
  private constructor(
    private readonly path: string,
    readonly records: LogFileRecord[],
  ) {}

  static async read(directory: string): Promise<LogFile> {
    const path = join(directory, 'log.bin');
    const bytes = await readFile(path);
    const records: LogFileRecord[] = [];
    for (let at = head.length; at < bytes.length;) {
      const end = at + 4 + bytes.readUInt32BE(at);
      records.push(new LogFileRecord(Buffer.from(bytes.subarray(at + 4, end))));
      at = end;
    }
    return new LogFile(path, records);
  }

  write(): Promise<void> {
    const parts = this.records.flatMap(({ body }) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      return [length, body];
    });
    return writeFile(this.path, Buffer.concat([head, ...parts]));
  }
}

export class LogFileRecord {
  constructor(public body: Buffer) {}

  copy = (): LogFileRecord => new LogFileRecord(Buffer.from(this.body));

  set position(position: number) {
    this.body.writeBigUInt64BE(BigInt(position), 1);
  }

  flip(part: Part): void {
    const at = this.offsetOf(part);
    this.body.writeUInt8(this.body.readUInt8(at) ^ 1, at);
  }

  leaveOnlyLeaf(): void {
    this.body = Buffer.concat([Buffer.of(0), this.body.subarray(1, 41)]);
  }

  private offsetOf(part: Part): number {
    if (part === 'leaf') return 20;
    if (part === 'hash') return 50;
    // kind, position, leaf, hash, previous hash, id, revision, version
    let at = 1 + 8 + 32 + 32 + 32 + 16 + 4 + 2;
    at += 2 + this.body.readUInt16BE(at);
    at += 2 + this.body.readUInt16BE(at);
    return part === 'payload' ? at + 4 : at + 4 + this.body.readUInt32BE(at) + 4;
  }
}

/** Changes a file of lines. */
export async function edit(path: string, change: (lines: string[]) => void): Promise<void> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  change(lines);
  await writeFile(path, lines.map((line) => `${line}\n`).join(''));
}
