import { isExactImage } from './compose-rules.js';

interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly privileged?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  };
  readonly resources?: {
    readonly limits?: Readonly<Record<string, unknown>>;
    readonly requests?: Readonly<Record<string, unknown>>;
  };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
}

interface PodSpec {
  readonly containers?: readonly Container[];
  readonly automountServiceAccountToken?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seccompProfile?: { readonly type?: string };
  };
  readonly volumes?: readonly {
    readonly name: string;
    readonly persistentVolumeClaim?: { readonly claimName: string };
    readonly hostPath?: object;
  }[];
}

/** An object of Kubernetes, as far as our rules ask. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly replicas?: number;
    readonly accessModes?: readonly string[];
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly podSelector?: object;
    readonly policyTypes?: readonly string[];
    readonly ingress?: unknown;
    readonly egress?: unknown;
    readonly template?: {
      readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      readonly spec?: PodSpec;
    };
  };
}

/** Whether a manifest is of a process of ours, which takes our settings. */
export const isOurs = ({ spec }: Manifest): boolean =>
  spec?.template?.metadata?.labels?.['kinderopvangzoeker/process'] === 'ours';

export const podOf = ({ spec }: Manifest): PodSpec | undefined => spec?.template?.spec;

const lasting = ['Deployment', 'StatefulSet'];

/** Which rule does not hold for which object, in words; none when all hold. */
export function faultsOfManifests(manifests: readonly Manifest[]): string[] {
  const named = (kind: string): Manifest[] => manifests.filter((manifest) => manifest.kind === kind);
  const budgets = new Set(named('PodDisruptionBudget').map(({ metadata }) => metadata.name));
  const lacksDefault = !named('NetworkPolicy').some(
    ({ spec }) =>
      Object.keys(spec?.podSelector ?? { any: 1 }).length === 0 &&
      spec?.policyTypes?.length === 2 &&
      spec.ingress === undefined &&
      spec.egress === undefined,
  );
  return [
    ...manifests.flatMap((manifest) => faultsOfPod(manifest)),
    ...named('Deployment')
      .filter(({ metadata }) => !budgets.has(metadata.name))
      .map(({ metadata }) => `${metadata.name} lacks a disruption budget`),
    ...named('Secret').map(({ metadata }) => `${metadata.name}: a secret does not stand among manifests`),
    ...(lacksDefault ? ['nothing denies what is not named'] : []),
  ];
}

function faultsOfPod(manifest: Manifest): string[] {
  const pod = podOf(manifest);
  if (!pod) return [];
  const { name } = manifest.metadata;
  const { runAsNonRoot, runAsUser = 0, seccompProfile } = pod.securityContext ?? {};
  const faults: (string | false)[] = [
    !(runAsNonRoot === true && runAsUser > 0) && 'may run as root',
    seccompProfile?.type !== 'RuntimeDefault' && 'lacks the seccomp profile of the runtime',
    pod.automountServiceAccountToken !== false && 'is given a token of the cluster',
    (pod.hostNetwork === true || pod.hostPID === true) && 'shares something of the host',
    (pod.volumes ?? []).some(({ hostPath }) => hostPath !== undefined) && 'mounts a path of the host',
    (pod.containers ?? []).length === 0 && 'has no container',
  ];
  const ofContainers = (pod.containers ?? []).flatMap((container) =>
    faultsOfContainer(container, lasting.includes(manifest.kind)),
  );
  return [...faults.filter((fault) => fault !== false), ...ofContainers].map((fault) => `${name} ${fault}`);
}

function faultsOfContainer(container: Container, isLasting: boolean): string[] {
  const { image = '', securityContext = {}, resources } = container;
  const given = (of: Readonly<Record<string, unknown>> | undefined, names: readonly string[]): boolean =>
    names.every((limit) => of?.[limit] !== undefined);
  const faults: (string | false)[] = [
    !isExactImage(image) && 'lacks an exact version of its image',
    securityContext.allowPrivilegeEscalation !== false && 'may gain privileges',
    securityContext.privileged === true && 'is privileged',
    securityContext.readOnlyRootFilesystem !== true && 'may write into its root file system',
    !(securityContext.capabilities?.drop?.includes('ALL') && !securityContext.capabilities.add) &&
      'keeps capabilities',
    !given(resources?.limits, ['cpu', 'memory']) && 'lacks limits',
    !given(resources?.requests, ['cpu', 'memory']) && 'lacks requests',
    isLasting && !(container.livenessProbe && container.readinessProbe) && 'lacks probes',
  ];
  return faults.filter((fault) => fault !== false);
}
