import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from './counted.js';
import { LagWatch } from './lag-watch.js';
import { looked, Metrics } from './metrics.js';

const page = readFileSync(join(process.cwd(), 'docs', 'metrics.md'), 'utf8');
/** The rows of the page: name to labels. */
const described = new Map(
  page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, name = '']) => /^`koz_/.test(name))
    .map(([, name = '', ...cells]) => [name.replaceAll('`', ''), cells]),
);

describe('Metrics', () => {
  it('are all described, with their labels, and no others are', async () => {
    const ofProcess = (await counted.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('koz_'));
    expect([...described.keys()].sort()).toEqual([...ofProcess, ...Object.keys(looked)].sort());
    for (const [name, { labels }] of Object.entries(looked))
      expect([name, described.get(name)?.[0]]).toEqual([name, labels.join(', ')]);
  });

  it('tell what each part looks up, and leave out what cannot be looked up', async () => {
    const metrics = new Metrics();
    metrics.add(async () => [
      { name: 'koz_ready', labels: { check: 'database' }, value: 1 },
      { name: 'koz_ready', labels: { check: 'jobs' }, value: 0 },
    ]);
    metrics.add(() => Promise.reject(new Error('away')));
    metrics.add(async () => [{ name: 'koz_log_tree_lag_events', value: 3 }]);
    const text = await metrics.text();
    expect(text).toContain('koz_ready{check="database"} 1\nkoz_ready{check="jobs"} 0\n');
    expect(text).toContain('# TYPE koz_log_tree_lag_events gauge\nkoz_log_tree_lag_events 3\n');
    expect(text).toContain('# TYPE koz_append_duration_seconds histogram');
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('How long a reader has been behind', () => {
  it('is told since the look at which there was first something that it has not taken in yet', () => {
    let now = 0;
    const watch = new LagWatch(() => now);
    const look = (atSeconds: number, last: number, ...positions: number[]) => {
      now = atSeconds * 1000;
      return watch.secondsBehind(last, positions);
    };
    expect(look(0, 5, 5, 5)).toEqual([0, 0]);
    expect(look(10, 8, 8, 5)).toEqual([0, 0]);
    expect(look(20, 9, 9, 5)).toEqual([0, 10]);
    expect(look(30, 9, 9, 8)).toEqual([0, 10]);
    expect(look(40, 9, 9, 9)).toEqual([0, 0]);
    expect(look(50, 12, 9, 12)).toEqual([0, 0]);
    expect(look(55, 12, 9, 12)).toEqual([5, 0]);
  });

  it('does not grow with what everybody has taken in', () => {
    const watch = new LagWatch(() => 0);
    for (let last = 0; last < 1000; last += 1) watch.secondsBehind(last, [last]);
    expect(JSON.stringify(watch).length).toBeLessThan(200);
  });
});
