import { carePlanDecider, type CarePlanCommand } from '@koz/domain';
import { tiers, type BatchMonth, type PolicyVersion } from '@koz/privacy-types';
import { carePlanIdOf } from '../ids.js';
import { handle } from '../streams/handle.js';
import { aFiling, antwerp, newContext, newWorld } from '../testing/world.js';
import { carePlanStream, loadCarePlan } from './streams.js';
import { followCarePlanWithdrawn } from './withdraw.js';

describe('Ending the applications of a plan', () => {
  it('waits for one that is still to be made, until the keys that it needs are closed for ever', async () => {
    const world = newWorld();
    const context = newContext();
    const carePlanId = carePlanIdOf(context.commandId);
    const [precise, identity, planning] = await world.vault.takeKeys(antwerp, tiers.length);
    if (!precise || !identity || !planning) throw new Error('the vault gave too few keys');
    const decide = async (command: CarePlanCommand, by = newContext()) => {
      const sealing = async () => ({ carePlanId, keys: { precise, identity, planning } });
      const stream = carePlanStream(carePlanId);
      const outcome = await handle(world, {
        stream,
        decider: carePlanDecider,
        command,
        context: by,
        sealing,
      });
      if (outcome.outcome !== 'done') throw new Error(outcome.outcome);
      return outcome.eventId;
    };
    // A crash came before any of its applications was made.
    await decide(aFiling(context), context);
    const withdrawn = await decide({ type: 'withdrawPlan' });
    const follow = async () => {
      const plan = await loadCarePlan(world, context.scope, carePlanId);
      return followCarePlanWithdrawn(world, newContext(), plan, withdrawn);
    };
    expect(await follow()).toEqual({ outcome: 'unfinished' });
    await decide({
      type: 'anonymise',
      batch: '2031-09' as BatchMonth,
      retentionPolicyVersion: 'retention@1' as PolicyVersion,
      residue: {},
      at: world.clock.now(),
    });
    expect(await follow()).toEqual({ outcome: 'done', position: -1 });
  });
});
