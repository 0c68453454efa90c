import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '@koz/platform';
import { inDeploy, parsedDocuments, textOf, versionOfPackage } from './files.js';
import { faultsOfManifests, isOurs, podOf, type Manifest } from './kubernetes-rules.js';
import { kubernetesJudge } from './schemas.js';

/** Kustomize as a program of its own, or the one inside kubectl; nothing of it talks to a cluster. */
const kustomize = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
].find(
  ([program = '']) => spawnSync(program, ['version', '--client'], { encoding: 'utf8' }).error === undefined,
);
const withKustomize = kustomize ? describe : describe.skip;

function built(overlay: string): Manifest[] {
  const [program = '', ...args] = kustomize ?? [];
  const { status, stdout, stderr } = spawnSync(
    program,
    [...args, inDeploy(`kubernetes/overlays/${overlay}`)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return parsedDocuments(stdout, overlay) as Manifest[];
}

const services = readdirSync('services').filter((name) => !['koz', 'standalone'].includes(name));

describe('the manifests', () => {
  it('are YAML as strictly as it can be read', () => {
    const files = readdirSync(inDeploy('kubernetes'), { recursive: true, encoding: 'utf8' });
    const manifests = files.filter((name) => name.endsWith('.yaml'));
    expect(manifests.length).toBeGreaterThan(20);
    for (const name of manifests) expect(parsedDocuments(textOf(`kubernetes/${name}`), name)).not.toEqual([]);
  });
});

withKustomize.each(['production', 'test'])('the overlay %s (needs kustomize or kubectl)', (overlay) => {
  let manifests: Manifest[];
  let directory: string;
  beforeAll(async () => {
    manifests = kustomize ? built(overlay) : [];
    directory = await mkdtemp(join(tmpdir(), 'koz-kubernetes-'));
  });
  afterAll(() => rm(directory, { recursive: true }));
  const named = (kind: string): Manifest[] => manifests.filter((manifest) => manifest.kind === kind);

  it('is what Kubernetes takes', () => {
    const judge = kubernetesJudge();
    for (const manifest of manifests)
      expect([manifest.kind, manifest.metadata.name, judge(manifest)]).toEqual([
        manifest.kind,
        manifest.metadata.name,
        [],
      ]);
  });

  it('keeps our rules', () => {
    expect(faultsOfManifests(manifests)).toEqual([]);
  });

  it('runs every service, each as often as it should', () => {
    const running = Object.fromEntries(
      named('Deployment').map(({ metadata, spec }) => [metadata.name, spec?.replicas]),
    );
    const expected = services.filter((name) => overlay === 'production' || name !== 'relay');
    expect(running).toMatchObject(
      Object.fromEntries([...expected, 'front'].map((name) => [name, overlay === 'production' ? 2 : 1])),
    );
  });

  it('gives every process keys and fence, which all of them share', () => {
    for (const manifest of manifests.filter(isOurs)) {
      const claims = podOf(manifest)?.volumes?.flatMap(
        ({ persistentVolumeClaim: claim }) => claim?.claimName ?? [],
      );
      expect(claims).toEqual(['keys', 'fence']);
      expect(podOf(manifest)?.containers?.[0]?.image).toBe(`kinderopvangzoeker:${versionOfPackage}`);
    }
    for (const { spec } of named('PersistentVolumeClaim'))
      expect(spec?.accessModes).toEqual([overlay === 'production' ? 'ReadWriteMany' : 'ReadWriteOnce']);
  });

  it('gives every process the settings that production asks for, and none that means nothing', async () => {
    const shared = named('ConfigMap').find(({ metadata }) => metadata.name.startsWith('settings'))?.data;
    const ours = manifests.filter(isOurs);
    expect(ours.length).toBeGreaterThan(services.length - 2);
    for (const manifest of ours) {
      const environment: Record<string, string> = { ...shared };
      for (const { name, value = '' } of podOf(manifest)?.containers?.[0]?.env ?? [])
        environment[name] = name.endsWith('_FILE') ? await fileFor(name) : value;
      expect(loadSettings(environment)).toMatchObject({
        mode: 'production',
        unknownNames: [],
        healthPort: 3001,
        trustedProxies: ['uniquelocal'],
      });
    }
  });
  async function fileFor(name: string): Promise<string> {
    const path = join(directory, name);
    const scheme = /^KOZ_(DATABASE|REDIS|EVENT_STORE)_URL/.exec(name)?.[1];
    const schemes: Record<string, string> = {
      DATABASE: 'postgresql',
      REDIS: 'redis',
      EVENT_STORE: 'kurrentdb',
    };
    await writeFile(path, scheme ? `${schemes[scheme]}://host/` : 'secret');
    return path;
  }

  type Change = (manifest: Manifest) => unknown;
  const changed = (name: string, change: Change): Manifest[] =>
    manifests.map((manifest) => {
      const copy = structuredClone(manifest);
      if (copy.metadata.name === name && copy.kind === 'Deployment') change(copy);
      return copy;
    });
  const planted: readonly (readonly [string, string, Change])[] = [
    [
      'root',
      'projector may run as root',
      ({ spec }) => delete (spec?.template?.spec as { securityContext?: unknown }).securityContext,
    ],
    [
      'no probes',
      'projector lacks probes',
      (m) => delete (podOf(m)?.containers?.[0] as { livenessProbe?: unknown }).livenessProbe,
    ],
    [
      'no limits',
      'projector lacks limits',
      (m) => delete (podOf(m)?.containers?.[0]?.resources as { limits?: unknown }).limits,
    ],
    [
      'a writable root',
      'projector may write into its root file system',
      (m) =>
        Object.assign(podOf(m)?.containers?.[0]?.securityContext ?? {}, { readOnlyRootFilesystem: false }),
    ],
    [
      'latest',
      'projector lacks an exact version of its image',
      (m) => Object.assign(podOf(m)?.containers?.[0] ?? {}, { image: 'kinderopvangzoeker:latest' }),
    ],
    [
      'the host’s network',
      'projector shares something of the host',
      (m) => Object.assign(podOf(m) ?? {}, { hostNetwork: true }),
    ],
  ];
  it.each(planted)('with %s would be found', (_what, fault, change) => {
    expect(faultsOfManifests(changed('projector', change))).toContain(fault);
  });

  it('without what denies by default, without a budget, or with a secret in it would be found', () => {
    const without = (name: string) => manifests.filter(({ metadata }) => metadata.name !== name);
    expect(faultsOfManifests(without('nothing-by-default'))).toContain('nothing denies what is not named');
    const budgets = manifests.filter(({ kind }) => kind !== 'PodDisruptionBudget');
    expect(faultsOfManifests(budgets)).toContain('front lacks a disruption budget');
    const secret: Manifest = { kind: 'Secret', metadata: { name: 'keys' } };
    expect(faultsOfManifests([...manifests, secret])).toContain(
      'keys: a secret does not stand among manifests',
    );
  });

  it('with a member that Kubernetes does not know would be found', () => {
    const [projector] = changed('projector', ({ spec }) => Object.assign(spec ?? {}, { replica: 2 })).filter(
      ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'projector',
    );
    expect(kubernetesJudge()(projector).join()).toContain('replica');
  });
});
