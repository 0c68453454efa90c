import { InFlight } from './in-flight.js';

/** A task that ends when it is told to. */
function held() {
  let end: (error?: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { task: () => promise, end };
}

describe('tasks in flight', () => {
  it('are no more than the limit at the same time', async () => {
    const tasks = Array.from({ length: 5 }, held);
    const inFlight = new InFlight(2);
    let started = 0;
    const starting = (async () => {
      for (const { task } of tasks)
        await inFlight.start(() => {
          started++;
          return task();
        });
    })();
    for (const [index, { end }] of tasks.entries()) {
      while (started < Math.min(index + 2, 5)) await Promise.resolve();
      expect(started).toBe(Math.min(index + 2, 5));
      end();
    }
    await starting;
    await inFlight.drained();
  });

  it('are not added to after one has failed, and the failure is told', async () => {
    const [failing, other] = [held(), held()];
    const inFlight = new InFlight(2);
    await inFlight.start(failing.task);
    await inFlight.start(other.task);
    const third = inFlight.start(() => Promise.reject(new Error('never started')));
    failing.end(new Error('gone'));
    await expect(third).rejects.toThrow('gone');
    other.end();
    await expect(inFlight.drained()).rejects.toThrow('gone');
    await expect(inFlight.settled()).resolves.toBeUndefined();
  });
});
