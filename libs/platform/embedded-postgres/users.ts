import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { handOver, writeWhole } from './files.js';
import type { Place } from './place.js';
import { isAlive, ownIdentity } from '../processes/process-identity.js';

/**
 * Who uses the server at this moment: a file per process, named by its identity, so that one that was killed is
 * known to be gone. The last one out stops the server.
 */
export class Users {
  private static sequence = 0;
  private readonly own = `${ownIdentity()} ${++Users.sequence}`;

  constructor(
    private readonly directory: string,
    private readonly place: Place,
  ) {}

  async enter(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await handOver(this.directory, this.place);
    await writeWhole(join(this.directory, this.own), '', this.place);
  }

  async leave(): Promise<void> {
    await rm(join(this.directory, this.own), { force: true });
  }

  /** How many others are alive; the traces of dead ones are removed. */
  async others(): Promise<number> {
    const names = await readdir(this.directory).catch(() => [] as string[]);
    let count = 0;
    for (const name of names) {
      if (name === this.own) continue;
      if (isAlive(name.split(' ')[0] ?? '')) count += 1;
      else await rm(join(this.directory, name), { force: true });
    }
    return count;
  }
}
