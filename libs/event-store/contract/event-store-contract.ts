import { appendingContract } from './appending.contract.js';
import { crashContract } from './crash.contract.js';
import type { ContractHarnesses, EventStoreHarness } from './harness.js';
import { readingContract } from './reading.contract.js';
import { subscriptionContract } from './subscription.contract.js';
import { visibilityContract } from './visibility.contract.js';

/**
 * Registers the tests that every adapter of the event store passes; to be called from a spec. Each test gets an empty
 * log.
 */
export function eventStoreContract(
  name: string,
  { makeHarness, makeKillableHarness }: ContractHarnesses,
): void {
  describe(`The event store on ${name}`, () => {
    describe('on a server that works', () => {
      let current: EventStoreHarness;
      const harness = (): EventStoreHarness => current;
      beforeEach(async () => {
        current = await makeHarness();
      });
      afterEach(() => current.dispose());

      appendingContract(harness);
      readingContract(harness);
      visibilityContract(harness);
      subscriptionContract(harness);
    });

    if (makeKillableHarness) crashContract(makeKillableHarness);
    else it.skip('after kill -9 of the server: it is not ours to kill', () => undefined);
  });
}
