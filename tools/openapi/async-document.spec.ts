import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { integrationTable, memberSchemas } from '@koz/messaging';
import { asyncApiText, messages } from './async-document.js';

interface Golden {
  readonly type: string;
  readonly stored: { readonly clear: Readonly<Record<string, unknown>> };
}

const folder = join(process.cwd(), 'events', 'golden');
const golden = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden,
);
const ajv = addFormats(new Ajv({ strict: true, strictRequired: false }));

describe('The AsyncAPI document', () => {
  const told = golden.flatMap(({ type, stored }) => {
    const rule = integrationTable[type as keyof typeof integrationTable];
    return 'type' in rule ? [{ type, rule, clear: stored.clear }] : [];
  });

  it.each(told)('describes what is told of $type', ({ type, rule, clear }) => {
    const message = messages()[rule.type.replace('be.kinderopvangzoeker.', '')] as {
      readonly payload: object;
    };
    const members: readonly string[] = rule.members;
    const data = {
      ...(type.startsWith('Application') && { applicationId: '00000000-0000-4000-8000-000000000000' }),
      ...Object.fromEntries(Object.entries(clear).filter(([name]) => members.includes(name))),
    };
    const isValid = ajv.validate(message.payload, data);
    expect([isValid, ajv.errors]).toEqual([true, null]);
    expect(ajv.validate(message.payload, { ...data, lastName: 'Peeters' })).toBe(false);
  });

  it('names every type that goes out once, and the tombstone', () => {
    const types = Object.values(integrationTable).filter((rule) => 'type' in rule);
    expect(Object.keys(messages())).toHaveLength(types.length + 1);
  });

  it('says of each member that goes out what it looks like, and of no other', () => {
    const members = Object.values(integrationTable).flatMap((rule): readonly string[] =>
      'type' in rule ? rule.members : [],
    );
    expect(Object.keys(memberSchemas).sort()).toEqual([...new Set(['applicationId', ...members])].sort());
  });

  it('is what is committed', () => {
    expect(readFileSync(join(process.cwd(), 'docs', 'asyncapi.json'), 'utf8')).toBe(asyncApiText());
  });
});
