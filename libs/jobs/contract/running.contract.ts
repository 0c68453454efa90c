import { eventually } from '@koz/testing';
import type { JobsHarness } from './harness.js';
import { antwerpen, door, noting, stubborn, untilToldToLeaveOff, type Met } from './samples.js';

const months = Array.from({ length: 24 }, (_, index) => `20${30 + index}-06`);

export function runningContract(harness: () => JobsHarness): void {
  it('gives each of many jobs to one of several workers, once', async () => {
    const met: Met[] = [];
    const [waking, ...working] = [await harness().open(), await harness().open(), await harness().open()];
    for (const jobs of working) jobs.work(noting(met), { concurrency: 3 });
    await Promise.all(months.map((month) => waking.wake(antwerpen, { month })));
    await eventually(async () => {
      const { waiting, active } = await waking.counts();
      return met.length >= 2 * months.length && waiting + active === 0;
    });
    const runs = met.map(([name, { month }]) => `${name} ${month}`);
    expect(new Set(runs).size).toBe(2 * months.length);
    expect(runs).toHaveLength(2 * months.length);
  });

  it('never has a job run by two workers at once, however long it takes', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    const long = door();
    for (const one of [jobs, await harness().open()]) one.work(noting(met, () => long.passed));
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(() => met.length === 1);
    // Longer than a lock lasts without being renewed: another worker takes and ends jobs in the meantime.
    const before = process.hrtime.bigint();
    await eventually(async () => {
      const { active } = await jobs.counts();
      return active === 1 && process.hrtime.bigint() - before > 3_000_000_000n;
    });
    long.open();
    await eventually(async () => (await jobs.counts()).active === 0);
    expect(met).toHaveLength(1);
  });

  it('gives the job of a worker that was killed to another', async () => {
    const jobs = await harness().open();
    const doomed = await harness().startDoomedWorker();
    await jobs.wake(antwerpen, { job: 'anonymise', month: '2031-09' });
    await doomed.took;
    const met: Met[] = [];
    jobs.work(noting(met));
    await doomed.kill();
    await eventually(() => met.length === 1);
    expect(met).toEqual([['anonymise', { controller: antwerpen, threshold: 'P5Y', month: '2031-09' }]]);
    await eventually(async () => (await jobs.counts()).active === 0);
    // Nothing of it stands in the way of the next.
    await jobs.wake(antwerpen, { job: 'anonymise', month: '2031-09' });
    await eventually(() => met.length === 2);
  });

  it('tries a job that fails again, and gives it up after every attempt', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(
      noting(met, async () => {
        throw new Error('not now');
      }),
    );
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(async () => (await jobs.counts()).failed === 1);
    expect(met).toHaveLength(3);
    // Given up for today, and woken anew like any other.
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(() => met.length === 6);
  });

  it('tells its jobs to leave off when it stops, and gives them back to others, uncounted', async () => {
    const [stopping, other] = [await harness().open(), await harness().open()];
    const met: Met[] = [];
    const worker = stopping.work(noting(met, (_data, signal) => untilToldToLeaveOff(signal)));
    await stopping.wake(antwerpen);
    await eventually(() => met.length === 2);
    await worker.stop();
    expect(await other.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, failed: 0 });
    other.work(noting(met));
    await eventually(() => met.length === 4);
  });

  it('lets a job that does not leave off end before it has stopped', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    const ends = door();
    const worker = jobs.work(stubborn(met, () => ends.passed));
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(() => met.length === 1);
    const stopped = worker.stop();
    ends.open();
    await stopped;
    expect(await jobs.counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  it('goes on after every connection was lost', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met));
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(() => met.length === 1);
    await harness().breakConnections();
    await eventually(() => jobs.wake(antwerpen, { job: 'anonymise' }).then(() => true));
    await eventually(() => met.length >= 2);
    expect(await eventually(async () => (await jobs.check()) === true)).toBe(true);
  });
}
