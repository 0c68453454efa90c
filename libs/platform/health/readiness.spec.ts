import { Readiness } from './readiness.js';

describe('Readiness', () => {
  it('is false as long as nothing is checked', async () => {
    expect(await new Readiness().report()).toMatchObject({ ready: false });
  });

  it('is true when every check holds', async () => {
    const readiness = new Readiness();
    readiness.add('migrations', () => true);
    readiness.add('projections', async () => true);
    expect(await readiness.report()).toEqual({ ready: true, missing: [] });
  });

  it('lists what is missing and why, also when a check throws', async () => {
    const readiness = new Readiness();
    readiness.add('migrations', () => true);
    readiness.add('projections', async () => 'behind the log');
    readiness.add('event store', () => {
      throw new Error('password of koz refused');
    });
    expect(await readiness.report()).toEqual({
      ready: false,
      missing: [
        { name: 'projections', reason: 'behind the log' },
        { name: 'event store', reason: 'failed' },
      ],
    });
  });

  it('does not wait for a check that never answers', async () => {
    const readiness = new Readiness();
    readiness.add('database', () => new Promise(() => undefined));
    expect(await readiness.report()).toMatchObject({ missing: [{ name: 'database', reason: 'no answer' }] });
  });

  it('refuses a second check of the same name', () => {
    const readiness = new Readiness();
    readiness.add('migrations', () => true);
    expect(() => readiness.add('migrations', () => true)).toThrow('migrations');
  });
});
