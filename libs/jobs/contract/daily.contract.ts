import { eventually } from '@koz/testing';
import type { JobsHarness } from './harness.js';
import { antwerpen, door, mechelen, noting, type Met } from './samples.js';

export function dailyContract(harness: () => JobsHarness): void {
  it('makes the daily jobs of each controller once, and wakes those for which it did', async () => {
    const jobs = await harness().open();
    expect(await jobs.reconcile([antwerpen, mechelen])).toEqual({ made: [antwerpen, mechelen], removed: 0 });
    expect(await jobs.counts()).toEqual({ waiting: 4, active: 0, delayed: 4, failed: 0 });
    const other = await harness().open();
    expect(await other.reconcile([antwerpen, mechelen])).toEqual({ made: [], removed: 0 });
    expect(await jobs.counts()).toEqual({ waiting: 4, active: 0, delayed: 4, failed: 0 });
  });

  it('makes them once when processes do so at the same moment', async () => {
    const processes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => harness().open()));
    await Promise.all(processes.map((jobs) => jobs.reconcile([antwerpen])));
    expect(await processes[0]?.counts()).toEqual({ waiting: 2, active: 0, delayed: 2, failed: 0 });
  });

  it('removes those of a controller that is no more', async () => {
    const jobs = await harness().open();
    await jobs.reconcile([antwerpen, mechelen]);
    expect(await jobs.reconcile([mechelen])).toEqual({ made: [], removed: 2 });
    expect((await jobs.counts()).delayed).toBe(2);
  });

  it('runs a daily job when its hour comes, and has the next one ready', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met));
    await jobs.reconcile([antwerpen]);
    await eventually(() => met.length === 2);
    await harness().letDailyJobsCome();
    await eventually(() => met.length === 4);
    expect(
      met
        .slice(2)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['anonymise', 'generalise']);
    await eventually(async () => (await jobs.counts()).delayed === 2);
  });

  it('lets a daily job wait for one of the same controller that was woken', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    const first = door();
    jobs.work(
      noting(met, () => first.passed),
      { concurrency: 8 },
    );
    await jobs.reconcile([antwerpen]);
    await eventually(() => met.length === 2);
    await harness().letDailyJobsCome();
    // The daily jobs have come and gone, each leaving word for the run after the present one.
    await eventually(async () => {
      const { active, delayed, waiting } = await jobs.counts();
      return active === 2 && delayed === 2 && waiting === 0;
    });
    expect(met).toHaveLength(2);
    first.open();
    await eventually(() => met.length === 4);
  });
}
