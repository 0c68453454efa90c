import { spawnSync } from 'node:child_process';
import { stagesOf, faultsOfDockerfile } from './dockerfile-rules.js';
import { inDeploy, textOf } from './files.js';

const dockerfile = textOf('Dockerfile');

describe('the Dockerfile', () => {
  it('keeps our rules', () => {
    expect(faultsOfDockerfile(dockerfile)).toEqual([]);
  });

  it('takes nothing from the context that is secret, built, or not needed', () => {
    const ignored = textOf('Dockerfile.dockerignore').split('\n');
    for (const needed of [
      '.git',
      '.koz',
      '**/.koz',
      '**/node_modules',
      'dist',
      '**/secrets',
      '**/.env',
      '**/*.key',
    ])
      expect(ignored).toContain(needed);
  });

  it('builds every service that can be built', () => {
    const build = stagesOf(dockerfile).stages.find(({ as }) => as === 'build');
    const patterns =
      /--projects (\S+)/.exec(build?.instructions.map(({ text }) => text).join(' ') ?? '')?.[1] ?? '';
    const { stdout } = spawnSync(
      'npx',
      [
        'nx',
        'show',
        'projects',
        '--json',
        '--with-target',
        'build',
        '--projects',
        patterns.replaceAll("'", ''),
      ],
      { encoding: 'utf8' },
    );
    expect((JSON.parse(stdout) as string[]).sort()).toEqual(
      expect.arrayContaining([
        'auditor',
        'command-api',
        'koz',
        'portal',
        'projector',
        'query-api',
        'standalone',
      ]),
    );
  });

  const hadolint = spawnSync('hadolint', ['--version']).error === undefined;
  (hadolint ? it : it.skip)('has nothing that hadolint finds (needs hadolint)', () => {
    const { status, stdout } = spawnSync('hadolint', ['--no-color', inDeploy('Dockerfile')], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  const planted: readonly (readonly [string, string, string, string])[] = [
    ['latest', 'node:latest is no exact version', 'node:20.19.5-bookworm-slim', 'node:latest'],
    [
      'a version that moves',
      'node:20-slim is no exact version',
      'node:20.19.5-bookworm-slim',
      'node:20-slim',
    ],
    ['root', 'it runs as root, or as a user without a number', 'USER 65532:65532', 'USER 0:0'],
    ['no user', 'it runs as root, or as a user without a number', 'USER 65532:65532', ''],
    ['ADD', 'ADD also fetches and unpacks: COPY', 'COPY package.json', 'ADD package.json'],
    [
      'npm install',
      'npm install takes other versions than the lockfile: npm ci',
      'npm ci --no-audit',
      'npm install',
    ],
    [
      'a shell',
      'its entry point needs a shell',
      'ENTRYPOINT ["/nodejs/bin/node", "/app/run.mjs"]',
      'ENTRYPOINT node run.mjs',
    ],
    [
      'a fetch',
      'it fetches something that no lockfile names',
      'RUN mkdir',
      'RUN curl https://example.be && mkdir',
    ],
    ['a secret', 'a secret would stay in its layers', 'WORKDIR /app', 'ENV KOZ_MASTER_KEY=00'],
    [
      'a fat image',
      'the image has more than what runs',
      'FROM ${RUNTIME} AS',
      'FROM node:20.19.5-bookworm-slim AS',
    ],
  ];
  it.each(planted)('with %s would be found', (_what, fault, from, to) => {
    const changed = dockerfile.replaceAll(from, to);
    expect(changed).not.toBe(dockerfile);
    expect(faultsOfDockerfile(changed)).toContain(fault);
  });
});
