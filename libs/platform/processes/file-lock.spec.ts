import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFileLock } from './file-lock.js';
import { identityOf, isAlive, ownIdentity } from './process-identity.js';

describe('A file lock', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'koz-lock-'));
    path = join(directory, 'lock');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** The identity of a process that has ended. */
  const deadIdentity = async (): Promise<string> => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    const identity = identityOf(Number(child.pid))!;
    child.kill('SIGKILL');
    await once(child, 'exit');
    return identity;
  };

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const enter = () =>
      withFileLock(path, async () => {
        most = Math.max(most, ++inside);
        await new Promise(setImmediate);
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 8 }, enter));
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  it('is free again after a failure', async () => {
    await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withFileLock(path, async () => 'in')).toBe('in');
  });

  it('is taken over from a process that was killed, by one at a time', async () => {
    writeFileSync(path, `${await deadIdentity()} 1`);
    let inside = 0;
    let most = 0;
    const enter = () =>
      withFileLock(path, async () => {
        most = Math.max(most, ++inside);
        await new Promise(setImmediate);
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 8 }, enter));
    expect(most).toBe(1);
  });

  it('knows a living process from a dead one and from a later one of the same number', async () => {
    expect(isAlive(ownIdentity())).toBe(true);
    expect(isAlive(`${process.pid}.another-boot`)).toBe(false);
    expect(isAlive(await deadIdentity())).toBe(false);
  });
});
