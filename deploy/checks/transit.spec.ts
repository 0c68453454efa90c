import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings, type Settings } from '@koz/platform';
import { interpolated, type ComposeFile, type ComposeService } from './compose-rules.js';
import { inDeploy, parsedDocuments, parsedYaml, textOf } from './files.js';
import { faultsOfManifests, isOurs, podOf, type Manifest } from './kubernetes-rules.js';
import { composeJudge, kubernetesJudge } from './schemas.js';

const kustomize = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
].find(
  ([program = '']) => spawnSync(program, ['version', '--client'], { encoding: 'utf8' }).error === undefined,
);

describe('The master key of a transit engine', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'koz-transit-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  /** As a container would see them; what stands in files there stands in one here. */
  async function settingsOf(environment: Readonly<Record<string, string>>): Promise<Settings> {
    const given: Record<string, string> = {};
    for (const [name, value] of Object.entries(environment)) {
      const isFile = name.endsWith('_FILE') && value !== '';
      given[name] = isFile ? join(directory, name) : value;
      const scheme = /^KOZ_(DATABASE|REDIS|EVENT_STORE)_URL/.exec(name)?.[1];
      const schemes: Record<string, string> = {
        DATABASE: 'postgresql',
        REDIS: 'redis',
        EVENT_STORE: 'kurrentdb',
      };
      if (isFile) await writeFile(join(directory, name), scheme ? `${schemes[scheme]}://host/` : 'secret');
    }
    return loadSettings(given);
  }
  const expected = { transit: { mount: 'transit', key: 'koz' }, unknownNames: [], mode: 'production' };

  describe('in compose.transit.yaml', () => {
    const below = parsedYaml(textOf('compose.yaml'), 'compose.yaml') as ComposeFile;
    const above = parsedYaml(textOf('compose.transit.yaml'), 'compose.transit.yaml') as ComposeFile;
    const isOwn = ({ image = '' }: ComposeService): boolean => image.startsWith('kinderopvangzoeker:');
    const names = Object.entries(below.services).flatMap(([name, service]) => (isOwn(service) ? [name] : []));
    const given = {
      ...{ KOZ_PUBLIC_URL: 'https://k.example.be', KOZ_OIDC_ISSUER: 'https://l.example.be' },
      ...{ KOZ_OIDC_CLIENT_ID: 'koz', KOZ_TRANSIT_URL: 'https://bao.example.be:8200', KOZ_TRANSIT_DIR: '/t' },
    };

    it('is what the Compose Specification allows, and is laid over every process of ours', () => {
      expect(composeJudge()(above)).toEqual([]);
      expect(Object.keys(above.services).sort()).toEqual([...names].sort());
      expect(names.length).toBeGreaterThan(8);
    });

    it.each(names)('is what %s is given, instead of a file', async (name) => {
      const environment = { ...below.services[name]?.environment, ...above.services[name]?.environment };
      const shown = Object.entries(environment).map(([key, value]) => [key, interpolated(value, given)]);
      const settings = await settingsOf(Object.fromEntries(shown) as Record<string, string>);
      expect(settings).toMatchObject({ ...expected, transit: { url: 'https://bao.example.be:8200' } });
      expect(settings.masterKeyFile).toBeUndefined();
    });

    it('asks where it answers', () => {
      const { KOZ_TRANSIT_URL: url = '' } = above.services['standalone']?.environment ?? {};
      expect(() => interpolated(url, {})).toThrow('KOZ_TRANSIT_URL');
    });
  });

  (kustomize ? describe : describe.skip)('on Kubernetes (needs kustomize or kubectl)', () => {
    let manifests: Manifest[];

    /** As whoever runs it does: a copy of the overlay, with one component more. */
    beforeAll(async () => {
      for (const folder of ['kubernetes', 'front'])
        await cp(inDeploy(folder), join(directory, folder), { recursive: true });
      const overlay = join(directory, 'kubernetes/overlays/production');
      const file = join(overlay, 'kustomization.yaml');
      const text = await readFile(file, 'utf8');
      const redis = '  - ../../components/redis\n';
      expect(text).toContain(redis);
      await writeFile(file, text.replace(redis, `${redis}  - ../../components/transit\n`));
      const [program = '', ...args] = kustomize ?? [];
      const { status, stdout, stderr } = spawnSync(program, [...args, overlay], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      manifests = parsedDocuments(stdout, 'transit') as Manifest[];
    });

    it('is what Kubernetes takes, and keeps our rules', () => {
      const judge = kubernetesJudge();
      expect(manifests.flatMap((manifest) => judge(manifest))).toEqual([]);
      expect(faultsOfManifests(manifests)).toEqual([]);
    });

    it('is what every process is given, instead of a file that is mounted', async () => {
      const shared = manifests.find(
        ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('settings'),
      );
      const ours = manifests.filter(isOurs);
      expect(ours.length).toBeGreaterThan(6);
      for (const manifest of ours) {
        const env = podOf(manifest)?.containers?.[0]?.env ?? [];
        const settings = await settingsOf({
          ...shared?.data,
          ...Object.fromEntries(env.map(({ name, value = '' }) => [name, value])),
        });
        expect(settings).toMatchObject(expected);
        expect(settings.masterKeyFile).toBeUndefined();
        const mounted = JSON.stringify(podOf(manifest)?.volumes);
        expect(mounted).toContain('signing-key');
        expect(mounted).not.toContain('master-key');
      }
    });
  });
});
