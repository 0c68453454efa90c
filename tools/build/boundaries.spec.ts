import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

interface Planted {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
  readonly ruleId: string;
}

const boundary = '@nx/enforce-module-boundaries';
const clock = 'no-restricted-syntax';
const using = (what: string) => `import * as planted from '${what}';\nexport const used = planted;\n`;

/** A violation of each rule of boundaries.mjs and eslint.config.mjs, where somebody could really write it. */
const violations: Planted[] = [
  {
    rule: 'the portal knows the server by its calls alone',
    path: 'apps/portal/planted.ts',
    source: using('@koz/domain'),
    ruleId: boundary,
  },
  {
    rule: 'the portal names no driver',
    path: 'apps/portal/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'the client of the API names no framework of the screen',
    path: 'libs/api-client/planted.ts',
    source: using('@angular/core'),
    ruleId: boundary,
  },
  {
    rule: 'journeys through the portal import no service',
    path: 'apps/portal-e2e/planted.ts',
    source: using('@koz/services/standalone'),
    ruleId: boundary,
  },
  {
    rule: 'privacy types import nothing of ours',
    path: 'libs/privacy/types/planted.ts',
    source: using('@koz/events'),
    ruleId: boundary,
  },
  {
    rule: 'privacy types name no validator',
    path: 'libs/privacy/types/planted.ts',
    source: using('class-validator'),
    ruleId: boundary,
  },
  {
    rule: 'events import nothing but privacy types',
    path: 'events/planted.ts',
    source: using('@koz/domain'),
    ruleId: boundary,
  },
  {
    rule: 'events name no framework',
    path: 'events/planted.ts',
    source: using('@nestjs/common'),
    ruleId: boundary,
  },
  {
    rule: 'the domain does not know the event store',
    path: 'libs/domain/planted.ts',
    source: using('@koz/event-store'),
    ruleId: boundary,
  },
  {
    rule: 'the domain names no driver',
    path: 'libs/domain/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'disclosure does not know the keys',
    path: 'libs/disclosure/planted.ts',
    source: using('@koz/privacy-keys'),
    ruleId: boundary,
  },
  {
    rule: 'disclosure names no framework',
    path: 'libs/disclosure/planted.ts',
    source: using('fastify'),
    ruleId: boundary,
  },
  {
    rule: 'retention does not know the event store',
    path: 'libs/retention/planted.ts',
    source: using('@koz/event-store'),
    ruleId: boundary,
  },
  {
    rule: 'retention names no driver',
    path: 'libs/retention/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'a replay does not know the keys',
    path: 'libs/replay/planted.ts',
    source: using('@koz/privacy-keys'),
    ruleId: boundary,
  },
  {
    rule: 'a replay names no driver',
    path: 'libs/replay/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'a port knows no adapter',
    path: 'libs/event-store/port/planted.ts',
    source: using('@koz/event-store-postgres'),
    ruleId: boundary,
  },
  {
    rule: 'a port names no driver',
    path: 'libs/projection/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'a projection knows no adapter',
    path: 'projections/organiser-applications/planted.ts',
    source: using('@koz/platform'),
    ruleId: boundary,
  },
  {
    rule: 'a projection names no driver',
    path: 'projections/organiser-applications/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'the platform knows nothing of child care',
    path: 'libs/platform/planted.ts',
    source: using('@koz/events'),
    ruleId: boundary,
  },
  {
    rule: 'an adapter does not import a service',
    path: 'libs/http/planted.ts',
    source: using('@koz/services/query-api'),
    ruleId: boundary,
  },
  {
    rule: 'command handling does not import a service',
    path: 'libs/command-handling/planted.ts',
    source: using('@koz/services/command-api'),
    ruleId: boundary,
  },
  {
    rule: 'command handling names no framework',
    path: 'libs/command-handling/planted.ts',
    source: using('@nestjs/cqrs'),
    ruleId: boundary,
  },
  {
    rule: 'the runtime does not import a service',
    path: 'libs/runtime/planted.ts',
    source: using('@koz/services/query-api'),
    ruleId: boundary,
  },
  {
    rule: 'the runtime names no driver',
    path: 'libs/runtime/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'what runs in a browser does not know the audit of the server',
    path: 'libs/browser-proofs/planted.ts',
    source: using('@koz/audit'),
    ruleId: boundary,
  },
  {
    rule: 'what runs in a browser names no driver',
    path: 'libs/browser-proofs/planted.ts',
    source: using('pg'),
    ruleId: boundary,
  },
  {
    rule: 'what runs in a browser imports nothing of Node',
    path: 'libs/browser-proofs/planted.ts',
    source: using('node:crypto'),
    ruleId: 'no-restricted-imports',
  },
  {
    rule: 'a service does not import another service',
    path: 'services/query-api/planted.ts',
    source: using('@koz/services/command-api'),
    ruleId: boundary,
  },
  {
    rule: 'test support does not import a service',
    path: 'libs/testing/planted.ts',
    source: using('@koz/services/query-api'),
    ruleId: boundary,
  },
  {
    rule: 'nothing reaches into another project by a relative path',
    path: 'libs/domain/planted.ts',
    source: using('../event-store/port/hash.js'),
    ruleId: boundary,
  },
  {
    rule: 'only the platform clock asks Date for the time',
    path: 'libs/domain/planted.ts',
    source: 'export const now = Date.now();\n',
    ruleId: clock,
  },
  {
    rule: 'only the platform clock makes a Date of now',
    path: 'services/query-api/planted.ts',
    source: 'export const now = new Date();\n',
    ruleId: clock,
  },
  {
    rule: 'the checker of the stores shares no code with the services',
    path: 'tools/checker/planted.mjs',
    source: using('@koz/domain'),
    ruleId: boundary,
  },
  {
    rule: 'the checker of the stores reaches no code by a path either',
    path: 'tools/checker/planted.mjs',
    source: using('../../libs/domain/index.js'),
    ruleId: boundary,
  },
  {
    rule: 'the checker of the stores stands on two drivers alone',
    path: 'tools/checker/planted.mjs',
    source: using('canonicalize'),
    ruleId: boundary,
  },
  {
    rule: 'services log, they do not print',
    path: 'services/query-api/planted.ts',
    source: "console.log('x');\n",
    ruleId: 'no-console',
  },
];

const permitted = [
  { path: 'tools/checker/permitted.mjs', source: using('pg') },
  { path: 'events/permitted.ts', source: using('@koz/privacy-types') },
  { path: 'services/standalone/permitted.ts', source: using('@koz/services/command-api') },
  { path: 'libs/platform/clock.ts', source: 'export const now = Date.now();\n' },
];

describe('the rules of who may import whom', () => {
  let answers: { ruleId: string; message: string }[][];

  beforeAll(() => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'lint-planted.mjs')], {
      input: JSON.stringify([...violations, ...permitted]),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    answers = JSON.parse(stdout);
  });

  it.each(violations.map((violation, index) => ({ ...violation, index })))(
    'lint fails where $rule is broken',
    ({ index, ruleId }) => {
      expect(answers[index]?.map((message) => message.ruleId)).toContain(ruleId);
    },
  );

  it.each(permitted.map((source, index) => ({ ...source, index })))(
    'lint accepts what is permitted at $path',
    ({ index }) => {
      expect(answers[violations.length + index]).toEqual([]);
    },
  );
});
