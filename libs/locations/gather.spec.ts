import { gathered } from './gather.js';

/** A lookup whose answers are released by hand, and which remembers what it was asked. */
function heldLookup() {
  const asked: (readonly string[])[] = [];
  const releases: ((error?: Error) => void)[] = [];
  const lookUp = (keys: readonly string[]) => {
    asked.push(keys);
    return new Promise<Map<string, string>>((resolve, reject) => {
      releases.push((error) =>
        error
          ? reject(error)
          : resolve(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `<${key}>`]))),
      );
    });
  };
  const release = async (index: number, error?: Error) => {
    while (releases[index] === undefined) await Promise.resolve();
    releases[index](error);
  };
  return { asked, lookUp, release };
}

describe('gathered lookups', () => {
  it('asks once for what is wanted while a lookup is under way, each key once', async () => {
    const { asked, lookUp, release } = heldLookup();
    const find = gathered(lookUp);
    const first = find(['a']);
    await release(0).then(() => first);
    const second = find(['b']);
    await Promise.resolve().then(() => Promise.resolve());
    const third = find(['c', 'd']);
    const fourth = find(['d', 'e']);
    await release(1);
    await release(2);
    expect(await second).toEqual(new Map([['b', '<b>']]));
    expect(await third).toEqual(
      new Map([
        ['c', '<c>'],
        ['d', '<d>'],
      ]),
    );
    expect(await fourth).toEqual(
      new Map([
        ['d', '<d>'],
        ['e', '<e>'],
      ]),
    );
    expect(asked).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  it('leaves out what nobody knows, and asks nothing for nothing', async () => {
    const { asked, lookUp, release } = heldLookup();
    const find = gathered(lookUp);
    expect(await find([])).toEqual(new Map());
    const wanted = find(['nobody', 'a']);
    await release(0);
    expect(await wanted).toEqual(new Map([['a', '<a>']]));
    expect(asked).toEqual([['nobody', 'a']]);
  });

  it('gives a failure to those who asked, and goes on with the next', async () => {
    const { lookUp, release } = heldLookup();
    const find = gathered(lookUp);
    const failing = find(['a']);
    await release(0, new Error('gone'));
    await expect(failing).rejects.toThrow('gone');
    const next = find(['b']);
    await release(1);
    expect(await next).toEqual(new Map([['b', '<b>']]));
  });
});
