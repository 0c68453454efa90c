import { eventually } from '@koz/testing';
import type { JobsHarness } from './harness.js';
import { antwerpen, noting, type Met } from './samples.js';

/** What a careless handler, or somebody with access to the server, might leave behind. */
const personal = 'Vogelstraat 12, Emma Peeters';

const careless = async (): Promise<void> => {
  const error = new TypeError(`cannot read ${personal}`, { cause: new Error(personal) });
  throw Object.assign(error, { code: 'E_CARELESS', detail: personal });
};

export function privacyContract(harness: () => JobsHarness): void {
  it('stores nothing but ids, names of ours and times, whatever a handler throws', async () => {
    const jobs = await harness().open();
    const met: Met[] = [];
    jobs.work(noting(met, careless));
    await jobs.reconcile([antwerpen]);
    await jobs.wake(antwerpen, { job: 'generalise', month: '2031-09' });
    await eventually(async () => (await jobs.counts()).failed === 3);

    const { text, data } = await harness().stored();
    expect(text).toContain('TypeError E_CARELESS');
    expect(text).not.toMatch(/Vogelstraat|Peeters|cannot read/);
    // No stack of ours either.
    expect(text).not.toMatch(/\bat .*\.[jt]s:\d+/);
    expect(data.length).toBeGreaterThan(0);
    for (const found of data) expect(onlyIds(found)).toBe(true);
  });

  it.each([
    ['with another field', 'generalise', { controller: antwerpen, threshold: 'P2Y6M', child: personal }],
    ['with a name for a controller', 'anonymise', { controller: personal, threshold: 'P5Y' }],
    ['of another name', personal, { controller: antwerpen, threshold: 'P5Y' }],
    ['that is text', 'generalise', personal],
  ])('never runs a job %s that somebody put there, and keeps nothing of it', async (_case, name, data) => {
    const jobs = await harness().open();
    const met: Met[] = [];
    await harness().plant(name, data);
    jobs.work(noting(met));
    await jobs.wake(antwerpen, { job: 'generalise' });
    await eventually(async () => {
      const { waiting, active, delayed } = await jobs.counts();
      return met.length === 1 && waiting + active + delayed === 0;
    });
    expect(met).toEqual([['generalise', { controller: antwerpen, threshold: 'P2Y6M' }]]);
    const { text, data: kept } = await harness().stored();
    for (const found of kept) expect(onlyIds(found)).toBe(true);
    // The name itself stands in BullMQ's stream of events, until later ones push it out: whoever put it there did.
    if (name !== personal) expect(text).not.toContain(personal);
  });
}

const onlyIds = (data: unknown): boolean => {
  const { controller, threshold, month, ...rest } = data as Record<string, unknown>;
  return (
    controller === antwerpen &&
    ['P2Y6M', 'P5Y'].includes(threshold as string) &&
    (month === undefined || month === '2031-09') &&
    Object.keys(rest).length === 0
  );
};
