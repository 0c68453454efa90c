import { spawnSync } from 'node:child_process';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditedWorld, mechelen } from './audited-world.js';
import { edit, LogFile } from './log-file.js';

jest.setTimeout(240_000);

/*
 * The verifier in docs/verifier shares no code with ours and was written from the documents alone: where both accept
 * and both refuse, the documents say what the code does.
 */
const script = join(process.cwd(), 'docs', 'verifier', 'verify_export.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;

if (hasPython) describe('The verifier in Python', verifierInPython);
else it.skip('The verifier in Python: no python3 is here', () => undefined);

function verifierInPython(): void {
  let world: AuditedWorld;
  let exported: string;
  beforeAll(async () => {
    world = await AuditedWorld.open();
    exported = await world.export();
  });
  afterAll(() => world.close());

  const run = (directory: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('python3', [script, directory, ...args], {
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('Traceback');
    return { status, stdout };
  };
  const spoilt = async (spoil: (directory: string) => Promise<unknown>) => {
    const copy = `${exported}-python`;
    await cp(exported, copy, { recursive: true });
    await spoil(copy);
    const ran = run(copy, '--key', world.vkey);
    await rm(copy, { recursive: true });
    return ran;
  };
  const inLog = (change: (log: LogFile) => unknown) => async (directory: string) => {
    const log = await LogFile.read(directory);
    change(log);
    await log.write();
  };

  it('accepts a good export, whole or of one controller, and of a log that was put back', async () => {
    const whole = run(exported, '--key', world.vkey);
    expect(whole).toEqual({ status: 0, stdout: expect.stringMatching(/^OK: \d+ positions, /) });
    expect(run(await world.export(mechelen), '--key', world.vkey).status).toBe(0);
    const restored = await world.exportRestored();
    expect(run(restored, '--key', world.vkey).status).toBe(0);
  });

  it('says that a directory is no export', () => {
    expect(run(join(process.cwd(), 'docs')).status).toBe(2);
  });

  it.each<[string, (directory: string) => Promise<unknown>, RegExp]>([
    ['a byte of a payload', inLog(({ records }) => records[7]?.flip('payload')), /position 7, stream /],
    ['a leaf', inLog(({ records }) => records[7]?.flip('leaf')), /position 7, stream /],
    ['a record that was deleted', inLog(({ records }) => records.splice(6, 1)), /position 6: .* position 7/],
    [
      'two records that were swapped',
      inLog(({ records }) => records.splice(8, 2, ...records.slice(8, 10).reverse())),
      /position 8: /,
    ],
    [
      'a record that was inserted',
      inLog(({ records }) => records.splice(9, 0, ...records.slice(9, 10))),
      /position 10/,
    ],
    ['a log that was truncated', inLog(({ records }) => records.splice(-2)), /is the last of/],
    [
      'a log that ends within a record',
      async (directory) => {
        const path = join(directory, 'log.bin');
        await truncate(path, (await readFile(path)).length - 7);
      },
      /cut off/,
    ],
    [
      'a checkpoint that was replaced',
      (directory) =>
        edit(join(directory, 'checkpoints.jsonl'), (lines) =>
          lines.splice(1, 1, (lines[1] ?? '').replace('\\n6\\n', '\\n5\\n')),
        ),
      /checkpoint/i,
    ],
    [
      'a certificate that was altered',
      (directory) =>
        edit(join(directory, 'certificates', 'antwerpen.jsonl'), (lines) =>
          lines.splice(1, 1, (lines[1] ?? '').replace('"tier":"', '"tier":"x')),
        ),
      /certificate.* of antwerpen.*2/,
    ],
    [
      'a fence that was cut',
      async (directory) => {
        const path = join(directory, 'fence', 'antwerpen', '000000000001.fence');
        await writeFile(path, (await readFile(path)).subarray(0, 200));
      },
      /fence of antwerpen: was cut/,
    ],
  ])('refuses %s, and names the place', async (_what, spoil, place) => {
    const { status, stdout } = await spoilt(spoil);
    expect(status).toBe(1);
    expect(stdout).toMatch(place);
  });
}
