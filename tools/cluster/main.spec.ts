import { spawnSync } from 'node:child_process';

describe('npm run cluster on a machine that lacks something', () => {
  it('says in Dutch what, and how it is had, and starts nothing', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/build/start.mjs', 'cluster'], {
      env: { PATH: '/nowhere', HOME: '/nowhere' },
      timeout: 60_000,
      encoding: 'utf8',
    });
    expect(stderr).toContain('Op deze machine ontbreekt: java, mvn, redis-server.');
    expect(stderr).toContain(
      'apt-get install --no-install-recommends openjdk-17-jre-headless maven redis-server',
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
