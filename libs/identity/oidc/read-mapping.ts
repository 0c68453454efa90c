import { readFile } from 'node:fs/promises';
import { DiscreetError } from '@koz/platform';
import { isControllerId, isUuid } from '@koz/privacy-types';
import { roles } from '../principal.js';
import type { ClaimMapping } from './claim-mapping.js';
import { flanders, keycloak } from './ready-mappings.js';

/** The file of the mapping is no good: every fault at once, by place and rule, without what stands there. */
export class ClaimMappingError extends DiscreetError {
  override readonly name = 'ClaimMappingError';
  constructor(readonly faults: readonly string[]) {
    super(['KOZ_OIDC_MAPPING_FILE klopt niet:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
}

/**
 * The mapping of a JSON file; that of Keycloak when there is none. A file says all members of {@link ClaimMapping}, or
 * names a ready one as its `base` (`flanders` or `keycloak`) and says only what differs.
 *
 * @throws ClaimMappingError in Dutch.
 */
export async function readClaimMapping(file: string | undefined, clientId: string): Promise<ClaimMapping> {
  if (file === undefined) return keycloak(clientId);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new ClaimMappingError(['het bestand kan niet gelezen worden']);
  }
  return parseClaimMapping(text, clientId);
}

/** @throws ClaimMappingError in Dutch. */
export function parseClaimMapping(text: string, clientId: string): ClaimMapping {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read.
    throw new ClaimMappingError(['het bestand moet geldige JSON zijn']);
  }
  if (!isRecord(given)) throw new ClaimMappingError(['het bestand moet één JSON-object zijn']);
  const { base, ...own } = given;
  const bases = new Map<unknown, Partial<ClaimMapping>>([
    [undefined, {}],
    ['flanders', flanders],
    ['keycloak', keycloak(clientId)],
  ]);
  const ready = bases.get(base);
  if (ready === undefined) throw new ClaimMappingError(['base moet flanders of keycloak zijn']);
  const mapping: Record<string, unknown> = { ...ready, ...own };
  const faults = [
    ...Object.keys(own)
      .filter((name) => !Object.hasOwn(members, name))
      .map((name) => `${/^\w{1,40}$/.test(name) ? name : 'een veld'} bestaat niet`),
    ...Object.entries(members).flatMap(([name, { optional, valid, rule }]) => {
      const value = mapping[name];
      return (value === undefined && optional) || valid(value) ? [] : [`${name} moet ${rule}`];
    }),
  ];
  if (faults.length > 0) throw new ClaimMappingError(faults);
  return mapping as unknown as ClaimMapping;
}

interface Member {
  readonly optional?: boolean;
  readonly valid: (value: unknown) => boolean;
  /** What it has to be, in Dutch. */
  readonly rule: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
const isTableOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  isRecord(value) && Object.values(value).every(isItem);
const isPath = (value: unknown): boolean => isListOf(value, isText) && (value as string[]).length > 0;

const paths: Member = {
  valid: (value) => isListOf(value, isPath),
  rule: 'een lijst zijn van plaatsen, zoals [["realm_access", "roles"]]',
};

const members: Readonly<Record<keyof ClaimMapping, Member>> = {
  scopes: {
    valid: (value) => isListOf(value, (scope) => isText(scope) && !/\s/.test(scope)),
    rule: 'een lijst zijn van woorden',
  },
  roleClaims: paths,
  contextAfter: { optional: true, valid: isText, rule: 'een tekst zijn, zoals ":"' },
  roles: {
    valid: (value) => isTableOf(value, (role) => (roles as readonly unknown[]).includes(role)),
    rule: `elke naam een van deze rollen geven: ${roles.join(', ')}`,
  },
  familyWhen: {
    optional: true,
    valid: (value) =>
      isRecord(value) &&
      isPath(value['claim']) &&
      isListOf(value['isOneOf'], isText) &&
      Object.keys(value).length === 2,
    rule: 'een claim en isOneOf hebben, zoals {"claim": ["vo_doelgroepcode"], "isOneOf": ["BUR"]}',
  },
  organiserClaims: paths,
  organisers: {
    optional: true,
    valid: (value) => isTableOf(value, isUuid),
    rule: 'elke code het id van een organisator geven (een UUID)',
  },
  controllerClaims: paths,
  controllers: {
    optional: true,
    valid: (value) => isTableOf(value, isControllerId),
    rule: 'elke code het id van een lokaal bestuur geven, zoals antwerpen',
  },
};
