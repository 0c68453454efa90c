import { EventStoreUnavailableError } from '@koz/event-store';
import { retryWhileUnavailable } from './retry.js';

describe('retrying while the store is unavailable', () => {
  /** Fails with each error in turn, then answers; pauses are recorded, not waited for. */
  function failing(...errors: Error[]) {
    const paused: number[] = [];
    let calls = 0;
    const operation = async () => {
      const error = errors[calls++];
      if (error) throw error;
      return 'answer';
    };
    const policy = { pauses: [1, 2], pause: async (ms: number) => paused.push(ms) };
    return { answer: retryWhileUnavailable(operation, policy), paused, calls: () => calls };
  }
  const unavailable = () => new EventStoreUnavailableError('gone');

  it('answers once the store is back', async () => {
    const { answer, paused } = failing(unavailable(), unavailable());
    await expect(answer).resolves.toBe('answer');
    expect(paused).toEqual([1, 2]);
  });

  it('surfaces the outage after a bounded number of attempts', async () => {
    const { answer, calls } = failing(unavailable(), unavailable(), unavailable(), unavailable());
    await expect(answer).rejects.toThrow(EventStoreUnavailableError);
    expect(calls()).toBe(3);
  });

  it('does not repeat after any other failure', async () => {
    const { answer, calls } = failing(new RangeError('a defect'));
    await expect(answer).rejects.toThrow(RangeError);
    expect(calls()).toBe(1);
  });
});
