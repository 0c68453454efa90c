import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText } from './document.js';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly security?: unknown[];
  readonly parameters?: unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('the OpenAPI document', () => {
  let text: string;
  let document: Document;
  beforeAll(async () => {
    text = await documentText();
    document = JSON.parse(text) as Document;
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ call: `${method} ${path}`, operation })),
    );

  it('is what is committed in docs/openapi.json', () => {
    expect(readFileSync(join(process.cwd(), 'docs/openapi.json'), 'utf8')).toBe(text);
  });

  it('is the same each time', async () => {
    expect(await documentText()).toBe(text);
  });

  it('describes every call of this part', () => {
    expect(operations().map(({ call }) => call)).toEqual([
      'post /api/v1/applications/{id}/accept',
      'post /api/v1/applications/{id}/approve',
      'post /api/v1/applications/{id}/no-place',
      'post /api/v1/applications/{id}/reject',
      'post /api/v1/applications/{id}/undo-approval',
      'post /api/v1/applications/{id}/withdraw',
      'get /api/v1/audit/certificates/{carePlanId}',
      'get /api/v1/audit/checkpoints/latest',
      'get /api/v1/audit/consultations',
      'get /api/v1/audit/disclosures/counts',
      'get /api/v1/audit/ledger/checkpoints/latest',
      'get /api/v1/audit/ledger/proofs/consistency',
      'get /api/v1/audit/ledger/proofs/inclusion',
      'get /api/v1/audit/log',
      'get /api/v1/audit/log/hashes',
      'get /api/v1/audit/log/{position}',
      'get /api/v1/audit/proofs/consistency',
      'get /api/v1/audit/proofs/inclusion',
      'get /api/v1/audit/streams/{id}',
      'post /api/v1/care-plans',
      'delete /api/v1/care-plans/{id}',
      'patch /api/v1/care-plans/{id}',
      'get /api/v1/care-plans/{id}',
      'post /api/v1/care-plans/{id}/applications',
      'post /api/v1/care-plans/{id}/confirm-place',
      'post /api/v1/care-plans/{id}/decline-place',
      'get /api/v1/care-plans/{id}/disclosures',
      'post /api/v1/care-plans/{id}/emergency-listing',
      'delete /api/v1/care-plans/{id}/emergency-listing',
      'get /api/v1/care-plans/{id}/export',
      'get /api/v1/care-plans/{id}/forecast',
      'patch /api/v1/care-plans/{id}/personal-data',
      'get /api/v1/care-plans/{id}/visibility',
      'post /api/v1/care-plans/{id}/withdraw',
      'post /api/v1/certificates/find',
      'get /api/v1/controllers',
      'get /api/v1/controllers/{id}/filing-needs',
      'get /api/v1/dev/clock',
      'post /api/v1/dev/clock',
      'post /api/v1/dev/tokens',
      'get /api/v1/integration/events',
      'get /api/v1/locations',
      'get /api/v1/methods',
      'get /api/v1/methods/difference',
      'get /api/v1/methods/in-force',
      'get /api/v1/organiser/applications',
      'get /api/v1/organiser/applications/counts',
      'get /api/v1/organiser/applications/{id}',
      'get /api/v1/organiser/pool',
      'get /api/v1/organiser/updates',
      'get /api/v1/privacy/alerts',
      'post /api/v1/privacy/alerts/{alertId}/acknowledge',
      'post /api/v1/privacy/departure',
      'delete /api/v1/privacy/departure',
      'get /api/v1/privacy/departure',
      'post /api/v1/privacy/departure/confirm',
      'get /api/v1/privacy/disclosures',
      'post /api/v1/privacy/holds',
      'get /api/v1/privacy/holds',
      'delete /api/v1/privacy/holds/{holdId}',
      'put /api/v1/privacy/policies',
      'get /api/v1/privacy/policies',
      'post /api/v1/privacy/policies/compare',
      'delete /api/v1/privacy/policies/proposals/{policyVersion}',
      'post /api/v1/privacy/policies/proposals/{policyVersion}/confirm',
      'post /api/v1/privacy/runs',
      'get /api/v1/privacy/runs',
      'get /api/v1/privacy/runs/{runId}',
      'get /api/v1/privacy/schedule',
      'post /api/v1/regie/cases/{id}/open',
      'get /api/v1/regie/emergency-list',
      'get /api/v1/regie/guidance-list',
      'get /api/v1/regie/overdue',
      'get /api/v1/regie/summary',
      'get /api/v1/service-point/care-plans',
      'get /api/v1/session',
      'get /api/v1/session/callback',
      'post /api/v1/session/choose',
      'get /api/v1/session/login',
      'post /api/v1/session/logout',
    ]);
  });

  it('names and summarises each call, and says what it answers when it goes well and when it does not', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    // A call without body or parameters has nothing that could be malformed, but it may be refused.
    for (const { call, operation } of operations()) {
      const answers = Object.keys(operation.responses);
      expect({ call, summary: operation.summary }).toEqual({ call, summary: expect.stringMatching(/./) });
      expect({ call, good: answers.some((status) => /^(2|302)/.test(status)) }).toEqual({ call, good: true });
      // Who asks nothing in particular, and needs no token, cannot ask it wrongly.
      const canBeRefused =
        operation.security !== undefined ||
        operation.requestBody !== undefined ||
        (operation.parameters ?? []).length > 0;
      const bad = answers.some((status) => status.startsWith('4'));
      expect({ call, bad: bad || !canBeRefused }).toEqual({ call, bad: true });
    }
  });

  it('asks for a token everywhere but where anyone may come', () => {
    const open = operations().filter(({ operation }) => operation.security === undefined);
    expect(open.map(({ call }) => call)).toEqual([
      'get /api/v1/audit/checkpoints/latest',
      'get /api/v1/audit/proofs/consistency',
      'post /api/v1/certificates/find',
      'get /api/v1/controllers',
      'get /api/v1/controllers/{id}/filing-needs',
      'get /api/v1/dev/clock',
      'post /api/v1/dev/clock',
      'post /api/v1/dev/tokens',
      'get /api/v1/locations',
      'get /api/v1/methods',
      'get /api/v1/methods/difference',
      'get /api/v1/methods/in-force',
      'get /api/v1/session/callback',
      'get /api/v1/session/login',
    ]);
  });

  it('says of every write that its answer carries a checkpoint, and of what else is no write', () => {
    const changing = operations().filter(({ call }) => !call.startsWith('get '));
    const withReceipt = (operation: Operation) =>
      Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .map(([, response]) => JSON.stringify(response))
        .every((response) => response.includes('Log-Checkpoint') && response.includes('schemas/Receipt'));
    expect(changing.filter(({ operation }) => !withReceipt(operation)).map(({ call }) => call)).toEqual([
      'post /api/v1/certificates/find',
      'post /api/v1/dev/clock',
      'post /api/v1/dev/tokens',
      // Kept in the ledger, which has a tree of its own.
      'post /api/v1/privacy/alerts/{alertId}/acknowledge',
      'post /api/v1/privacy/policies/compare',
      'post /api/v1/regie/cases/{id}/open',
      'post /api/v1/session/choose',
      'post /api/v1/session/logout',
    ]);
  });

  it('refers to no schema that it does not have', () => {
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
  });
});
