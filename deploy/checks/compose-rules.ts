/** A service of compose.yaml, as far as our rules ask. */
export interface ComposeService {
  readonly image?: string;
  readonly user?: string;
  readonly profiles?: readonly string[];
  readonly command?: readonly string[] | string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly (string | { readonly source: string; readonly target?: string })[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly read_only?: boolean;
  readonly security_opt?: readonly string[];
  readonly healthcheck?: { readonly test?: unknown; readonly disable?: boolean };
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly network_mode?: string;
  readonly pid?: string;
  readonly depends_on?: Readonly<
    Record<string, { readonly condition?: string; readonly required?: boolean }>
  >;
  readonly deploy?: {
    readonly replicas?: number;
    readonly resources?: { readonly limits?: Readonly<Record<string, unknown>> };
  };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

export const networksOf = ({ networks = [] }: ComposeService): readonly string[] =>
  Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);

export const secretNamesOf = ({ secrets = [] }: ComposeService): readonly string[] =>
  secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source));

/** A version that says which one: `18.4-bookworm`, `v3.5.0`; not `latest`, `18`, or a word. */
export const isExactImage = (image: string): boolean => /:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/.test(image);

type Rule = readonly [name: string, holds: (service: ComposeService) => boolean];

/** What holds for every container, whoever made what is in it. */
const rules: readonly Rule[] = [
  ['an exact version of its image', ({ image = '' }) => isExactImage(image)],
  [
    'a user that is not root, by number',
    ({ user = '' }) => /^\d+(:\d+)?$/.test(user) && !user.startsWith('0'),
  ],
  ['no capability', ({ cap_drop = [], cap_add = [] }) => cap_drop.includes('ALL') && cap_add.length === 0],
  ['nothing of the host', ({ privileged, network_mode, pid }) => !privileged && !network_mode && !pid],
  ['a root file system that is read only', ({ read_only }) => read_only === true],
  [
    'no new privileges',
    ({ security_opt = [] }) => security_opt.some((option) => /^no-new-privileges(:true)?$/.test(option)),
  ],
  [
    'a health check',
    ({ healthcheck }) =>
      Array.isArray(healthcheck?.test) && healthcheck.test.length > 1 && !healthcheck.disable,
  ],
  [
    'limits of processor, memory and processes',
    ({ deploy }) =>
      ['cpus', 'memory', 'pids'].every((limit) => deploy?.resources?.limits?.[limit] !== undefined),
  ],
  ['a profile', ({ profiles = [] }) => profiles.length > 0],
  ['a network', (service) => networksOf(service).length > 0],
  [
    'no secret in its environment',
    ({ environment = {} }) =>
      Object.entries(environment).every(
        ([name, value]) => !/PASSWORD|SECRET|KEY|TOKEN|_URL$/i.test(name) || isNoSecret(name, value),
      ),
  ],
];

/** Where something stands is no secret; nor an address that browsers are told. */
const isNoSecret = (name: string, value: string): boolean =>
  name === 'KOZ_PUBLIC_URL' || name === 'KOZ_KEYS_DIR' || /_?_FILE$/.test(name) || value.startsWith('/');

/** Which rule does not hold for which service, in words; none when all hold. */
export function faultsOfCompose(file: ComposeFile): string[] {
  const { services, networks, secrets } = file;
  return Object.entries(services).flatMap(([name, service]) => [
    ...rules.filter(([, holds]) => !holds(service)).map(([rule]) => `${name} lacks ${rule}`),
    ...secretNamesOf(service)
      .filter((secret) => !(secret in secrets))
      .map((secret) => `${name} asks for a secret that is not declared: ${secret}`),
    ...networksOf(service)
      .filter((network) => !(network in networks))
      .map((network) => `${name} stands in a network that is not declared: ${network}`),
    ...faultsOfPorts(name, service, networks),
    ...faultsOfDependencies(name, service, services),
  ]);
}

/** The front is the one entrance; what operators look at is published on this machine alone. */
function faultsOfPorts(
  name: string,
  { ports = [], ...service }: ComposeService,
  networks: ComposeFile['networks'],
) {
  const published = ports.filter((port) => !port.startsWith('127.0.0.1:'));
  const faults = published.length > 0 && name !== 'front' ? [`${name} is published`] : [];
  const isReachable = networksOf(service).some((network) => networks[network]?.internal !== true);
  return ports.length > 0 && !isReachable ? [...faults, `${name} publishes from internal networks`] : faults;
}

/** In each profile that a service has, what it waits for is there, or it says that it can do without. */
function faultsOfDependencies(
  name: string,
  service: ComposeService,
  services: ComposeFile['services'],
): string[] {
  return Object.entries(service.depends_on ?? {}).flatMap(([other, { condition, required = true }]) => {
    const needed = services[other];
    if (!needed) return [`${name} waits for ${other}, which is not there`];
    if (condition === undefined) return [`${name} waits for ${other} on no condition`];
    const missing = (service.profiles ?? []).filter((profile) => !needed.profiles?.includes(profile));
    return required && missing.length > 0 ? [`${name} needs ${other} in ${missing.join(', ')}`] : [];
  });
}

/** Values as Compose puts them in: `${NAME}`, `${NAME:-default}`, `${NAME:?why}`, `$$`. */
export function interpolated(value: string, given: Readonly<Record<string, string>>): string {
  return value.replace(
    /\$\$|\$\{([A-Za-z_]\w*)(?::([-?])([^}]*))?\}/g,
    (whole, name: string | undefined, kind: string | undefined, rest: string | undefined) => {
      if (name === undefined) return '$';
      if (given[name]) return given[name];
      if (kind === '-') return rest ?? '';
      throw new Error(`${whole} is not given`);
    },
  );
}
