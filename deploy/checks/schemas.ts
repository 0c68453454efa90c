import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { textOf } from './files.js';

/** Faults of a document as `/path rule`, none when it fits. */
export type Judge = (document: unknown) => string[];

const options = { allErrors: true, strict: false, allowUnionTypes: true } as const;

function judge(validate: ValidateFunction): Judge {
  return (document) => (validate(document) ? [] : (validate.errors ?? []).map(told));
}

const told = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || '/'} ${message ?? ''}${params['additionalProperty'] ? ` (${String(params['additionalProperty'])})` : ''}`;

/** By the schema of the Compose Specification. */
export function composeJudge(): Judge {
  const ajv = new Ajv(options);
  addFormats(ajv);
  // Formats of theirs: what they mean is checked by Docker alone.
  for (const own of ['ports', 'expose', 'subnet_ip_address', 'duration']) ajv.addFormat(own, true);
  const { $schema: _draft, ...schema } = JSON.parse(textOf('checks/schemas/compose-spec.json')) as object & {
    $schema: string;
  };
  return judge(ajv.compile(schema));
}

interface KubernetesSchemas {
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: object;
}

/** By the schemas of Kubernetes 1.34; a kind that is not among them is a fault. */
export function kubernetesJudge(): Judge {
  const { kinds, definitions } = JSON.parse(
    textOf('checks/schemas/kubernetes-1.34.json'),
  ) as KubernetesSchemas;
  const ajv = new Ajv(options);
  addFormats(ajv);
  for (const own of ['int32', 'int64', 'byte']) ajv.addFormat(own, true);
  const judges = new Map<string, Judge>();
  return (document) => {
    const kind = (document as { kind?: string } | null)?.kind ?? 'none';
    const definition = kinds[kind];
    if (definition === undefined) return [`/kind ${kind} is not among the kinds that are used here`];
    let known = judges.get(kind);
    if (!known) {
      known = judge(ajv.compile({ definitions, $ref: `#/definitions/${definition}` }));
      judges.set(kind, known);
    }
    return known(document);
  };
}
