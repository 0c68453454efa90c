import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, eventually, runs } from '@koz/testing';
import { Started } from './left-over.js';

describe('The processes of a start that was itself killed', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-left-'));
    file = join(directory, 'processes.json');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const sleeper = () => spawn('sleep', ['600'], { stdio: 'ignore' });

  it('are ended by the next start, and nobody else is', async () => {
    const [ours, others] = [sleeper(), sleeper()];
    try {
      await new Started(file).add(ours.pid);
      expect(await new Started(file).endLeftOvers()).toBe(1);
      await eventually(() => !runs(ours));
      expect(runs(others)).toBe(true);
      expect(await new Started(file).endLeftOvers()).toBe(0);
    } finally {
      await end(ours, 'SIGKILL');
      await end(others, 'SIGKILL');
    }
  });

  it('are told by more than their number, which another may have by now', async () => {
    const other = sleeper();
    try {
      await writeFile(file, JSON.stringify([`${other.pid}.earlier-boot-1`]));
      expect(await new Started(file).endLeftOvers()).toBe(0);
      expect(runs(other)).toBe(true);
    } finally {
      await end(other, 'SIGKILL');
    }
  });
});
