import { makeDataKey } from './wrapped-key.js';
import { KeyPool, type KeyBatch } from './key-pool.js';

const hour = 3_600_000;

function pool(makes: (count: number) => Promise<void> = async () => undefined) {
  const state = { now: 0, batches: [] as number[] };
  const keyPool = new KeyPool({
    batchSize: 10,
    maxAge: 12 * hour,
    now: () => state.now,
    async makeBatch(count): Promise<KeyBatch> {
      const madeAt = state.now;
      state.batches.push(count);
      await makes(count);
      return { keys: Array.from({ length: count }, makeDataKey), madeAt };
    },
  });
  return { keyPool, state };
}

describe('keys made ahead', () => {
  it('are made in one batch for all who wait, however many they want', async () => {
    const { keyPool, state } = pool();
    const taken = await Promise.all([keyPool.take(9), keyPool.take(9), keyPool.take(9)]);
    expect(new Set(taken.flat()).size).toBe(27);
    await keyPool.settled();
    expect(state.batches.slice(0, 2)).toEqual([10, 17]);
  });

  it('are handed on until they are half a day old, and then no more', async () => {
    const { keyPool, state } = pool();
    await keyPool.take(1);
    state.now = 12 * hour - 1;
    await keyPool.take(1);
    expect(state.batches).toEqual([10]);
    state.now = 12 * hour;
    await keyPool.take(1);
    expect(state.batches).toEqual([10, 10]);
  });

  it('are discarded when the clock was set back, for their age is unknown', async () => {
    const { keyPool, state } = pool();
    state.now = 5 * hour;
    await keyPool.take(1);
    state.now = 4 * hour;
    await keyPool.take(1);
    expect(state.batches).toEqual([10, 10]);
  });

  it('that cannot be made are an error for who waits, and are tried again by the next', async () => {
    let fails = true;
    const { keyPool } = pool(async () => {
      if (fails) throw new Error('no vault');
    });
    await expect(Promise.all([keyPool.take(1), keyPool.take(1)])).rejects.toThrow('no vault');
    fails = false;
    await expect(keyPool.take(2)).resolves.toHaveLength(2);
  });

  it('that cannot be made in the background disturb nobody', async () => {
    let fails = false;
    const { keyPool, state } = pool(async () => {
      if (fails) throw new Error('no vault');
    });
    await keyPool.take(1);
    fails = true;
    await keyPool.take(6);
    await keyPool.settled();
    expect(state.batches).toEqual([10, 10]);
    await expect(keyPool.take(3)).resolves.toHaveLength(3);
    await keyPool.settled();
  });
});
