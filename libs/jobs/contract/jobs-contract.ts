import { dailyContract } from './daily.contract.js';
import type { JobsHarness } from './harness.js';
import { lossContract } from './loss.contract.js';
import { privacyContract } from './privacy.contract.js';
import { runningContract } from './running.contract.js';
import { wakingContract } from './waking.contract.js';

/** Registers the tests that every adapter of the queue passes; to be called from a spec. Each test gets an empty queue. */
export function jobsContract(name: string, makeHarness: () => Promise<JobsHarness>): void {
  describe(`The queue on ${name}`, () => {
    let current: JobsHarness;
    const harness = (): JobsHarness => current;
    beforeEach(async () => {
      current = await makeHarness();
    });
    afterEach(() => current.dispose());

    wakingContract(harness);
    runningContract(harness);
    dailyContract(harness);
    lossContract(harness);
    privacyContract(harness);
  });
}
