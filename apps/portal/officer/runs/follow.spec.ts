import type { Schemas } from '@koz/api-client';
import { follow, pause } from './follow.js';

type Run = Schemas['RetentionRun'];
const run = (state: Run['state']): Run => ({ state }) as Run;

describe('following a run', () => {
  it.each(['done', 'stopped'] as const)(
    'asks until it is %s, and tells each time how it stands',
    async (last) => {
      const states: Run['state'][] = ['queued', 'running', 'interrupted', last, 'running'];
      const told: string[] = [];
      let waits = 0;
      const ended = await follow({
        read: async () => run(states.shift()!),
        tell: ({ state }) => told.push(state),
        wait: async () => void (waits += 1),
      });
      expect(ended.state).toBe(last);
      expect(told).toEqual(['queued', 'running', 'interrupted', last]);
      expect(waits).toBe(3);
    },
  );

  it('stops asking when nobody looks any more', async () => {
    const leaving = new AbortController();
    let reads = 0;
    const following = follow({
      read: async () => {
        reads += 1;
        return run('running');
      },
      tell: () => leaving.abort(),
      wait: () => pause(60_000, leaving.signal),
    });
    await expect(following).rejects.toMatchObject({ name: 'AbortError' });
    expect(reads).toBe(1);
  });

  it('is told when the server no longer answers', async () => {
    const lost = new Error('lost');
    await expect(
      follow({ read: () => Promise.reject(lost), tell: () => {}, wait: async () => {} }),
    ).rejects.toBe(lost);
  });
});
