import { startRounds } from './rounds.js';

describe('Rounds', () => {
  it('come one after the other until they are stopped, which waits for the one under way', async () => {
    let rounds = 0;
    let isUnderWay = false;
    let third: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (third = resolve));
    const running = startRounds({
      everyMs: 0,
      failed: () => undefined,
      round: async (signal) => {
        expect(isUnderWay).toBe(false);
        isUnderWay = true;
        rounds++;
        if (rounds === 3) {
          third();
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
        }
        isUnderWay = false;
      },
    });
    await reached;
    await running.stop();
    expect([rounds, isUnderWay]).toEqual([3, false]);
  });

  it('tell what one failed of, and that it was over', async () => {
    const told: unknown[] = [];
    const fault = new Error('away');
    const running = startRounds({
      round: () => Promise.reject(fault),
      failed: (error) => void told.push(error),
    });
    await running.firstRound;
    await running.stop();
    expect(told).toEqual([fault]);
  });
});
