import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@koz/privacy-types';
import { eventually } from '@koz/testing';
import { systemClock } from './clock.js';
import { DevelopmentClock } from './development-clock.js';

const later = instant('2031-06-01T12:00:00Z');
const muchLater = instant('2034-01-01T00:00:00Z');

describe('The development clock', () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'koz-clock-'));
    file = join(directory, 'data', 'clock.json');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('shows the system’s time when no start is given', async () => {
    const before = systemClock.now();
    const shown = (await DevelopmentClock.open(file)).now();
    expect(shown >= before && shown <= systemClock.now()).toBe(true);
  });

  it('starts where it is told at the very first start, and runs on', async () => {
    const clock = await DevelopmentClock.open(file, later);
    const first = clock.now();
    expect(first >= later).toBe(true);
    expect(await eventually(() => clock.now() > first)).toBe(true);
  });

  it('goes on where it was after a restart, whatever start is given then', async () => {
    await (await DevelopmentClock.open(file)).set(muchLater);
    const again = await DevelopmentClock.open(file, later);
    expect(again.now() >= muchLater).toBe(true);
  });

  it('is one clock for all that open it', async () => {
    const [server, tool] = [await DevelopmentClock.open(file), await DevelopmentClock.open(file)];
    server.now();
    await tool.set(later);
    expect(tool.now() >= later).toBe(true);
    expect(await eventually(() => server.now() >= later)).toBe(true);
  });

  it('refuses to go back, and says where it stands', async () => {
    const clock = await DevelopmentClock.open(file, muchLater);
    await expect(clock.set(later)).rejects.toMatchObject({ name: 'ClockBackwardsError' });
    expect(clock.now() >= muchLater).toBe(true);
  });
});
