import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  controllerId,
  type CarePlanId,
  type CommandId,
  type ControllerId,
  type KeyId,
} from '@koz/privacy-types';
import type { DataKey } from '../key-vault.port.js';
import {
  destroyFenced,
  type FencedDestruction,
  type FenceHead,
  type KeyToDestroy,
} from './destroy-fenced.js';
import { bindFenceDirectory, fencedTiers, fenceKnowledge, refuseFenced } from './fence-knowledge.js';
import { fingerprintOf } from './fingerprint.js';
import { PostgresLookupIndex } from './postgres-lookup-index.js';
import { newId, openVaultHouse, type VaultHouse } from './vault.fixtures.js';

let house: VaultHouse;
beforeAll(async () => (house = await openVaultHouse()));
afterAll(() => house.close());

let controllers = 0;
const newController = (): ControllerId => controllerId(`dorp-${++controllers}`);
const pool = () => house.db.pool('koz_vault');
const head = (sequence: number): FenceHead => ({
  sequence,
  hash: createHash('sha256').update(String(sequence)).digest(),
});
const destroy = (controller: ControllerId, destruction: FencedDestruction) =>
  destroyFenced({ pool: pool(), clock: house.clock }, controller, destruction);

async function plansOf(controller: ControllerId, count: number) {
  const vault = house.vault(count * 3);
  const keys = await vault.takeKeys(controller, count * 3);
  await vault.close();
  return Array.from({ length: count }, (_, at) => ({
    carePlanId: newId<CarePlanId>(),
    precise: keys[at * 3]!,
    identity: keys[at * 3 + 1]!,
    planning: keys[at * 3 + 2]!,
  }));
}
type Plan = Awaited<ReturnType<typeof plansOf>>[number];
const keyOf = (plan: Plan, tier: KeyToDestroy['tier']): KeyToDestroy => ({
  carePlanId: plan.carePlanId,
  tier,
  keyId: plan[tier].id,
  cause: tier === 'precise' ? 'P2Y6M' : 'P5Y',
});
const stateOf = async (controller: ControllerId, id: KeyId) =>
  (await house.vault().keys(controller, [id])).get(id)?.state;

describe('entries of the fence that are carried out', () => {
  it('take the keys, the lookup rows of the tier and the plan together, and the head says so', async () => {
    const controller = newController();
    const [plan, other] = await plansOf(controller, 2);
    const lookups = new PostgresLookupIndex(pool(), house.keyring());
    for (const { carePlanId } of [plan!, other!])
      for (const [kind, value] of [
        ['nationalNumber', '85073003328'],
        ['importReference', `REF-${carePlanId}`],
        ['logIn', 'the actor id of a parent of both'],
      ] as const)
        await lookups.claim(controller, kind, [{ value, carePlanId, commandId: newId<CommandId>() }]);

    await destroy(controller, { keys: [keyOf(plan!, 'precise')], after: 0, head: head(1) });
    expect(await stateOf(controller, plan!.precise.id)).toBe('destroyed');
    expect(await stateOf(controller, plan!.identity.id)).toBe('present');
    expect(await lookups.find(controller, 'nationalNumber', '85073003328')).toEqual([other!.carePlanId]);
    const reference = `REF-${plan!.carePlanId}`;
    expect(await lookups.find(controller, 'importReference', reference)).toEqual([plan!.carePlanId]);
    const logIn = () => lookups.find(controller, 'logIn', 'the actor id of a parent of both');
    expect(await logIn()).toEqual([plan!.carePlanId, other!.carePlanId]);
    expect(await fencedTiers(pool(), controller, [plan!.carePlanId, other!.carePlanId])).toEqual(
      new Map([[plan!.carePlanId, new Set(['precise'])]]),
    );
    await expect(
      refuseFenced(pool(), controller, plan!.carePlanId, ['identity', 'precise']),
    ).rejects.toMatchObject({ name: 'PlanFencedError', tier: 'precise' });
    await refuseFenced(pool(), controller, plan!.carePlanId, ['identity']);

    await destroy(controller, {
      keys: [keyOf(plan!, 'identity'), keyOf(plan!, 'planning')],
      after: 1,
      head: head(3),
    });
    expect(await lookups.find(controller, 'importReference', reference)).toEqual([]);
    expect(await logIn()).toEqual([other!.carePlanId]);
    expect((await fenceKnowledge(pool())).heads.get(controller)).toEqual(head(3));
  });

  it('again change nothing, also after later ones', async () => {
    const controller = newController();
    const [plan, later] = await plansOf(controller, 2);
    const first = { keys: [keyOf(plan!, 'precise')], after: 0, head: head(1) };
    await destroy(controller, first);
    const before = house.clock.now();
    house.clock.set('2026-12-01T00:00:00.000Z' as never);
    await destroy(controller, first);
    await destroy(controller, { keys: [keyOf(later!, 'precise')], after: 1, head: head(2) });
    await destroy(controller, first);
    house.clock.set(before);
    expect((await fenceKnowledge(pool())).heads.get(controller)).toEqual(head(2));
    expect((await house.vault().keys(controller, [plan!.precise.id])).get(plan!.precise.id)).toMatchObject({
      since: before,
    });
  });

  it('are refused when those before them were not carried out, or the fence is another one', async () => {
    const controller = newController();
    const [plan] = await plansOf(controller, 1);
    const keys = [keyOf(plan!, 'precise')];
    await expect(destroy(controller, { keys, after: 1, head: head(2) })).rejects.toMatchObject({
      name: 'FenceHeadError',
      problem: 'behind',
      sequence: 0,
    });
    expect(await stateOf(controller, plan!.precise.id)).toBe('present');
    await destroy(controller, { keys: [], after: 0, head: head(1) });
    await expect(
      destroy(controller, { keys, after: 0, head: { sequence: 1, hash: head(9).hash } }),
    ).rejects.toMatchObject({ problem: 'differs' });
    expect(await stateOf(controller, plan!.precise.id)).toBe('present');
  });

  it('destroy none when one key was never made here, unless a restore says that it may be so', async () => {
    const controller = newController();
    const [plan] = await plansOf(controller, 1);
    const never: KeyToDestroy = { ...keyOf(plan!, 'identity'), keyId: newId<KeyId>() };
    const destruction = { keys: [keyOf(plan!, 'precise'), never], after: 0, head: head(1) };
    await expect(destroy(controller, destruction)).rejects.toMatchObject({ name: 'UnknownKeyError' });
    expect(await stateOf(controller, plan!.precise.id)).toBe('present');
    expect((await fencedTiers(pool(), controller, [plan!.carePlanId])).size).toBe(0);
    expect((await fenceKnowledge(pool())).heads.get(controller)).toBeUndefined();
    await destroy(controller, { ...destruction, evenUnknown: true });
    expect(await stateOf(controller, never.keyId)).toBe('destroyed');
    expect(await stateOf(controller, newId<KeyId>())).toBe('unknown');
  });

  it('reach no other controller', async () => {
    const [controller, neighbour] = [newController(), newController()];
    const [plan] = await plansOf(controller, 1);
    await expect(
      destroy(neighbour, { keys: [keyOf(plan!, 'precise')], after: 0, head: head(1) }),
    ).rejects.toMatchObject({ name: 'UnknownKeyError' });
    expect(await stateOf(controller, plan!.precise.id)).toBe('present');
  });

  it('of thousands of plans go set by set', async () => {
    const controller = newController();
    const plans = await plansOf(controller, 6000);
    const started = performance.now();
    for (let at = 0; at < plans.length; at += 1000) {
      const keys = plans
        .slice(at, at + 1000)
        .flatMap((plan) => [keyOf(plan, 'identity'), keyOf(plan, 'planning')]);
      await destroy(controller, { keys, after: at * 2, head: head(at * 2 + keys.length) });
    }
    const rate = plans.length / ((performance.now() - started) / 1000);
    process.stdout.write(`destroyed ${Math.round(rate)} plans a second, two keys each\n`);
    expect((await fenceKnowledge(pool())).heads.get(controller)?.sequence).toBe(12_000);
    const { rows } = await house.db
      .adminPool()
      .query<{ left: number }>(
        'SELECT count(*)::integer AS left FROM vault.data_key WHERE key_id = ANY ($1::uuid[])',
        [plans.flatMap(({ precise, identity, planning }) => [precise.id, identity.id, planning.id])],
      );
    expect(rows[0]!.left).toBe(6000);
  });
});

describe('the directory of the fence', () => {
  it('is bound to the database once', async () => {
    expect((await fenceKnowledge(pool())).directoryId).toBeUndefined();
    const [one, other] = [newId(), newId()];
    expect(await bindFenceDirectory(pool(), one, house.clock)).toBe(one);
    expect(await bindFenceDirectory(pool(), other, house.clock)).toBe(one);
    expect((await fenceKnowledge(pool())).directoryId).toBe(one);
  });
});

describe('the fingerprint of a key', () => {
  it('is the hash that docs/stored-form.md says', () => {
    const key = { id: newId(), secret: Buffer.alloc(32, 7) } as DataKey;
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.from('koz/key-fingerprint/v1\n'), Buffer.alloc(32, 7)]))
      .digest('hex');
    expect(fingerprintOf(key)).toBe(expected);
  });
});
