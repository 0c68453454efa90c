import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@koz/testing';
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

  it('of a holder in another container is left to it while it is renewed, and taken when it no longer is', async () => {
    // Its process id is somebody else's here, or nobody's.
    writeFileSync(path, `${await deadIdentity()} 1 container-7/pid:[4026532999]`);
    let isIn = false;
    const entering = withFileLock(path, async () => void (isIn = true));
    const renewals = 12;
    for (let turn = 0; turn < renewals; turn += 1) {
      await new Promise((go) => setTimeout(go, 30));
      utimesSync(
        path,
        new Date(performance.timeOrigin + performance.now()),
        new Date(performance.timeOrigin + performance.now()),
      );
      expect(isIn).toBe(false);
    }
    const longAgo = new Date(performance.timeOrigin + performance.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    await entering;
    expect(isIn).toBe(true);
  });

  it('is renewed while it is held, so that whoever cannot see its process sees that it lives', async () => {
    await withFileLock(path, async () => {
      const longAgo = new Date(performance.timeOrigin + performance.now() - 60_000);
      utimesSync(path, longAgo, longAgo);
      await eventually(() => statSync(path).mtimeMs > longAgo.getTime() + 30_000);
    });
    expect(existsSync(path)).toBe(false);
  });

  it('that was taken by another is not let go by the one before', async () => {
    await withFileLock(path, async () => writeFileSync(path, 'another'));
    expect(existsSync(path)).toBe(true);
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
