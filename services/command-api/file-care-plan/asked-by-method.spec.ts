import { adoptDisclosureMethod } from '@koz/command-handling';
import { methodById } from '@koz/disclosure';
import { uuid, type ActorId } from '@koz/privacy-types';
import { aBody, callers, openClient, type Caller, type Client } from '../testing/http-client.js';
import { antwerpen, openRegion, type Region } from '../testing/region.js';

const parent = {
  firstName: 'Lotte',
  lastName: 'Peeters',
  birthDate: '1985-07-30',
  nationalNumber: '85073003328',
  email: 'lotte@voorbeeld.be',
  phone: '+32470123456',
};
/** A family that gives all that any method asks for. */
const everything = aBody({ parent });

const without = (body: Record<string, unknown>, ...fields: string[]): Record<string, unknown> => {
  const { parent, ...rest } = structuredClone(body) as { parent: Record<string, unknown> };
  for (const field of fields)
    delete (field.startsWith('parent.') ? parent : (rest as Record<string, unknown>))[
      field.replace('parent.', '')
    ];
  return { ...rest, parent };
};

/** By method: what a filing lacks when it gives only `firstName` of the parent and no address; what it must not give. */
const cases: readonly [method: string, asked: string[], mayFollow: string[], refused: string[]][] = [
  [
    'method-1',
    ['parent.lastName', 'parent.birthDate', 'address'],
    ['parent.email', 'parent.phone', 'parent.nationalNumber'],
    [],
  ],
  [
    'method-2',
    ['parent.lastName', 'address', 'parent.email', 'parent.phone'],
    ['parent.nationalNumber'],
    ['parent.birthDate'],
  ],
  [
    'maxim',
    ['parent.lastName', 'parent.email', 'parent.phone'],
    [],
    ['parent.birthDate', 'address', 'parent.nationalNumber'],
  ],
  [
    'maxim-strict',
    [],
    [],
    [
      'parent.lastName',
      'parent.birthDate',
      'address',
      'parent.email',
      'parent.phone',
      'parent.nationalNumber',
    ],
  ],
];

describe.each(cases)('filing under %s', (method, asked, mayFollow, refused) => {
  let region: Region;
  let client: Client;
  let family: Caller;

  beforeAll(async () => {
    region = await openRegion();
    const context = { controller: antwerpen, actor: uuid<ActorId>('00000000-0000-4000-a000-000000000001') };
    const policy = { ...methodById(method)!, version: 2 };
    await adoptDisclosureMethod(region.deps, context, { policy, ground: 'councilDecision' });
    client = await openClient(region.deps);
    family = await client.as(callers.family);
  });
  afterAll(async () => {
    await client.close();
    await region.close();
  });

  const faults = async (body: Record<string, unknown>): Promise<string[]> => {
    const before = await region.countEvents();
    const answer = await family.post('/care-plans', body);
    if (answer.status === 201) return [];
    expect(answer.status).toBe(400);
    expect(await region.countEvents()).toBe(before);
    return (answer.body['errors'] as { field: string; rule: string }[])
      .map(({ field, rule }) => `${field}: ${rule}`)
      .sort();
  };

  it('takes what the method asks, with or without what may follow', async () => {
    expect(await faults(without(everything, ...refused))).toEqual([]);
    expect(await faults(without(everything, ...refused, ...mayFollow))).toEqual([]);
  });

  it('asks by name for each field that some stage discloses', async () => {
    expect(await faults(without(everything, ...refused, ...mayFollow, ...asked))).toEqual(
      asked.map((field) => `${field}: required`).sort(),
    );
  });

  it('refuses each field that no stage discloses and no rule needs, and stores nothing of it', async () => {
    expect(await faults(everything)).toEqual(refused.map((field) => `${field}: notAsked`).sort());
  });
});
