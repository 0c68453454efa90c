import { eventually } from '@koz/testing';
import type { JobsHarness } from './harness.js';
import { antwerpen, mechelen, noting, type Met } from './samples.js';

export function lossContract(harness: () => JobsHarness): void {
  it('makes everything anew after the queue was lost, under workers that went on', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met));
    await jobs.reconcile([antwerpen, mechelen]);
    await eventually(() => met.length === 4);

    await harness().lose();
    expect(await jobs.reconcile([antwerpen, mechelen])).toEqual({ made: [antwerpen, mechelen], removed: 0 });
    await eventually(() => met.length === 8);
    await eventually(async () => {
      const { active, waiting, delayed } = await jobs.counts();
      return active + waiting === 0 && delayed === 4;
    });
    expect(await jobs.check()).toBe(true);
  });

  it('makes everything anew when the queue was lost while nobody was there', async () => {
    const before = await harness().open();
    await before.reconcile([antwerpen]);
    await before.close();
    await harness().lose();
    const jobs = await harness().open();
    expect(await jobs.reconcile([antwerpen])).toEqual({ made: [antwerpen], removed: 0 });
    const met: Met[] = [];
    jobs.work(noting(met));
    await eventually(() => met.length === 2);
  });
}
