import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransitMasterKey } from '@koz/privacy-keys';
import { TransitDouble } from '@koz/privacy-keys/testing';
import { eventually } from '@koz/testing';
import { listProjections } from './list-projections.js';
import { startProjector, type RunningProjector } from './start-projector.js';
import { LogOfPlans } from './testing/log-of-plans.js';

describe('the projector of a process that has just started', () => {
  let home: string;
  let double: TransitDouble;
  let token: string;
  let log: LogOfPlans;
  let projector: RunningProjector | undefined;

  const master = () =>
    new TransitMasterKey(
      { url: double.url, mount: 'transit', key: 'koz', tokenFile: join(home, 'token') },
      { patience: { withinMs: 5_000, pausesMs: [] } },
    );
  const give = async () => {
    token = double.token('koz');
    await writeFile(join(home, 'token'), token);
  };

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'koz-projector-key-'));
    double = await TransitDouble.start();
    double.createKey('koz');
    await give();
    log = await LogOfPlans.open(master());
  });
  afterEach(async () => {
    await projector?.stop();
    await log.close();
    await double.close();
    await rm(home, { recursive: true });
  });

  it.each([
    ['sealed', () => void (double.sealed = true), () => Promise.resolve(void (double.sealed = false))],
    ['held by an engine that refuses our token', () => double.revoke(token), give],
  ])('waits while the master key is %s, and goes on by itself', async (_what, away, back) => {
    await log.file(true);
    away();
    const { states } = (projector = await startProjector(log.depsOfAnother(master())));
    await eventually(() => [...states().values()].includes('waiting'));
    await eventually(
      () => !['starting', 'catchingUp'].some((state) => [...states().values()].includes(state as never)),
    );
    expect([...states().values()]).not.toContain('stopped');
    await back();
    await eventually(async () => {
      const [listed, last] = [await listProjections(log.deps), await log.lastPosition()];
      return listed.every(({ state, position }) => state === 'live' && position === last);
    });
  });
});
