import { readFile, writeFile } from 'node:fs/promises';
import { identityOf, isAlive, type ProcessIdentity } from '@koz/platform';
import { eventually } from '@koz/testing';

/**
 * The processes that were started on a directory, in a file there: so that those of a start that was itself killed are
 * found and ended by the next, by who they are and never by what they are called.
 */
export class Started {
  private readonly identities = new Set<ProcessIdentity>();

  constructor(private readonly file: string) {}

  /** Ends what an earlier start left running; answers how many that were. */
  async endLeftOvers(): Promise<number> {
    const text = await readFile(this.file, 'utf8').catch(() => '[]');
    const alive = (JSON.parse(text) as ProcessIdentity[]).filter(isAlive);
    for (const identity of alive) process.kill(Number.parseInt(identity, 10), 'SIGKILL');
    await eventually(() => !alive.some(isAlive));
    await this.write();
    return alive.length;
  }

  /** To be called before anybody waits for the process. */
  async add(pid: number | undefined): Promise<void> {
    const identity = pid === undefined ? undefined : identityOf(pid);
    if (identity === undefined) return;
    for (const earlier of this.identities) if (!isAlive(earlier)) this.identities.delete(earlier);
    this.identities.add(identity);
    await this.write();
  }

  private write(): Promise<void> {
    return writeFile(this.file, JSON.stringify([...this.identities]));
  }
}
