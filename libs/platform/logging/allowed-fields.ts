/**
 * The fields that may stand in a log line; all others are dropped. Ids, counts, codes, names of parts and places on
 * this machine: nothing that a family, child or organiser's visitor typed. Add a name here only when its values are
 * made by us.
 */
export const allowedFields: ReadonlySet<string> = new Set([
  // who and what, by random id
  ...['actorId', 'applicationId', 'carePlanId', 'commandId', 'controller', 'eventId', 'keyId', 'locationId'],
  ...['organiserId', 'requestId', 'role', 'spanId', 'stream', 'traceId'],
  // where in the log and how far
  ...[
    'after',
    'behind',
    'checkpoint',
    'entry',
    'generation',
    'lag',
    'lastPosition',
    'position',
    'revision',
    'version',
  ],
  // how many and how long
  ...['attempt', 'bytes', 'count', 'durationMs', 'events', 'files', 'limit', 'plans', 'rows', 'retryInMs'],
  // which part does it
  ...[
    'check',
    'command',
    'context',
    'job',
    'migration',
    'missing',
    'mode',
    'name',
    'projection',
    'query',
    'queue',
  ],
  ...['reader', 'service', 'setting', 'settings', 'table', 'type'],
  // Of a topic's setting: ours and the broker's, never of a person.
  ...['is', 'shouldBe', 'topic'],
  // what came of it
  ...['code', 'outcome', 'problem', 'reason', 'signal', 'state', 'status', 'statusCode'],
  // an HTTP request: the template of its route, never its URL
  ...['method', 'route'],
  // this machine
  ...['address', 'directory', 'instead', 'pid', 'port'],
]);

/** Longer text is no code or id, whatever field it stands in. */
const longestText = 300;
const longestList = 20;

/** Keeps the allowed fields, and of those only plain values: an object could carry anything along. */
export function keepAllowed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (allowedFields.has(name) && (isPlain(value) || isPlainList(value))) kept[name] = value;
  }
  return kept;
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= longestText);

const isPlainList = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= longestList && value.every(isPlain);
