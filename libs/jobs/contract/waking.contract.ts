import { JobRefusedError, type Jobs } from '@koz/jobs';
import { eventually } from '@koz/testing';
import type { JobsHarness } from './harness.js';
import { antwerpen, door, mechelen, noting, type Met } from './samples.js';

const idle = { waiting: 0, active: 0, delayed: 0, failed: 0 };

/** Waits until nothing waits or runs, and gives back what is left. */
const whenIdle = (jobs: Jobs) =>
  eventually(async () => {
    const counts = await jobs.counts();
    return counts.waiting + counts.active + counts.delayed === 0 && counts;
  });

export function wakingContract(harness: () => JobsHarness): void {
  it('runs both jobs of a controller that is woken, each with its threshold', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met));
    await jobs.wake(antwerpen);
    await eventually(() => met.length === 2);
    expect(new Map(met)).toEqual(
      new Map([
        ['generalise', { controller: antwerpen, threshold: 'P2Y6M' }],
        ['anonymise', { controller: antwerpen, threshold: 'P5Y' }],
      ]),
    );
    expect(await whenIdle(jobs)).toEqual(idle);
  });

  it('runs one job, or one batch, when no more is asked for', async () => {
    const jobs = await harness().open();
    await jobs.wake(antwerpen, { job: 'anonymise', month: '2031-09' });
    await jobs.wake(antwerpen, { job: 'anonymise' });
    const met: Met[] = [];
    jobs.work(noting(met));
    await eventually(() => met.length === 2);
    expect(met).toEqual([
      ['anonymise', { controller: antwerpen, threshold: 'P5Y', month: '2031-09' }],
      ['anonymise', { controller: antwerpen, threshold: 'P5Y' }],
    ]);
  });

  it('queues what is woken twice once, whichever process woke it', async () => {
    const [jobs, other] = [await harness().open(), await harness().open()];
    await Promise.all([
      jobs.wake(antwerpen),
      other.wake(antwerpen),
      jobs.wake(antwerpen),
      other.wake(mechelen),
    ]);
    expect(await jobs.counts()).toEqual({ ...idle, waiting: 4 });
    const met: Met[] = [];
    jobs.work(noting(met));
    await eventually(() => met.length >= 4);
    await whenIdle(jobs);
    expect(met).toHaveLength(4);
  });

  it('runs again what is woken after it ended, as often as that happens', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met));
    for (const times of [1, 2, 3]) {
      await jobs.wake(antwerpen, { job: 'generalise' });
      await eventually(() => met.length === times);
      await whenIdle(jobs);
    }
    expect(met).toHaveLength(3);
  });

  it('runs what is woken while it runs once more, after it, and never beside it', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    const doors = [door(), door()];
    const handlers = noting(met, () => doors[met.length - 1]?.passed ?? Promise.resolve());
    jobs.work(handlers, { concurrency: 4 });
    (await harness().open()).work(handlers, { concurrency: 4 });
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(() => met.length === 1);
    for (const _ of [1, 2, 3]) await jobs.wake(antwerpen, { job: 'generalise' });
    // Another controller's job passes by, so the workers had their chance to take it.
    await jobs.wake(mechelen, { job: 'anonymise', month: '2030-01' });
    await eventually(() => met.length === 2);
    doors[1]?.open();
    expect(met.map(([, { controller }]) => controller)).toEqual([antwerpen, mechelen]);
    doors[0]?.open();
    await eventually(() => met.length === 3);
    expect(await whenIdle(jobs)).toEqual(idle);
    expect(met.map(([, { controller }]) => controller)).toEqual([antwerpen, mechelen, antwerpen]);
  });

  it.each([
    ['a month that is none', { month: '2031-13' }, 'month'],
    ['a controller that is none', { controller: 'Emma Peeters' }, 'controller'],
  ])(
    'refuses %s, and says which field',
    async (_case, wrong: { month?: string; controller?: string }, field) => {
      const jobs = await harness().open();
      const { controller = antwerpen, month } = wrong;
      const waking = jobs.wake(controller as typeof antwerpen, month === undefined ? {} : { month });
      await expect(waking).rejects.toThrow(JobRefusedError);
      await expect(waking).rejects.toMatchObject({ fault: { rule: 'invalid', field } });
      expect(await jobs.counts()).toEqual(idle);
    },
  );
}
