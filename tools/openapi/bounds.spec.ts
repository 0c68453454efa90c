import { answeredListsIn, unboundedIn, type Described, type Schema } from './bounds.js';
import { documentText } from './document.js';

/**
 * Lists that come whole, with what bounds them. None holds a personal value but those of one plan, which go to whose it is or
 * to who may open it.
 */
const whole: Readonly<Record<string, string>> = {
  'get /api/v1/audit/certificates/{carePlanId} certificates': 'two tiers of one plan',
  'get /api/v1/audit/certificates/{carePlanId} publicKeys': 'keys that we ever signed with',
  'get /api/v1/audit/checkpoints/latest verifierKeys': 'keys that we ever signed with',
  'get /api/v1/audit/disclosures/counts items': 'counts, over a year at most',
  'get /api/v1/audit/ledger/checkpoints/latest verifierKeys': 'keys that we ever signed with',
  'get /api/v1/audit/ledger/proofs/consistency proof': 'as many hashes as a tree is deep',
  'get /api/v1/audit/ledger/proofs/inclusion proof': 'as many hashes as a tree is deep',
  'get /api/v1/audit/proofs/consistency proof': 'as many hashes as a tree is deep',
  'get /api/v1/audit/proofs/inclusion proof': 'as many hashes as a tree is deep',
  'get /api/v1/audit/streams/{id} applications': 'one plan, put to fifty locations at most',
  'get /api/v1/audit/streams/{id} views': 'one plan, never a value',
  'get /api/v1/audit/streams/{id} unreadable': 'one plan, never a value',
  'get /api/v1/audit/streams/{id} events': 'one plan, never a value',
  'get /api/v1/care-plans/{id} applications': 'one plan, for whose it is',
  'get /api/v1/care-plans/{id} toGive': 'fields of a plan',
  'get /api/v1/care-plans/{id} permittedActions': 'what can be done to a plan',
  'get /api/v1/care-plans/{id} whoSees': 'one plan, for whose it is',
  'get /api/v1/care-plans/{id}/export methods': 'one plan, for whose it is',
  'get /api/v1/care-plans/{id}/export disclosures': 'one plan, for whose it is',
  'get /api/v1/care-plans/{id}/forecast gone': 'steps of a plan',
  'get /api/v1/care-plans/{id}/forecast steps': 'steps of a plan',
  'get /api/v1/care-plans/{id}/forecast holds': 'holds of a plan',
  'get /api/v1/care-plans/{id}/forecast texts': 'sentences',
  'get /api/v1/care-plans/{id}/forecast possible': 'steps of a plan',
  'get /api/v1/care-plans/{id}/visibility viewers': 'one plan, for whose it is',
  'post /api/v1/care-plans applications': 'ids, of what was just filed',
  'post /api/v1/care-plans/{id}/applications applications': 'ids, of what was just filed',
  'post /api/v1/certificates/find certificates': 'two tiers of one plan',
  'post /api/v1/certificates/find publicKeys': 'keys that we ever signed with',
  'get /api/v1/controllers items': 'municipalities',
  'get /api/v1/controllers/{id}/filing-needs fields': 'fields of a plan',
  'get /api/v1/methods legend': 'codes',
  'get /api/v1/methods methods': 'four',
  'get /api/v1/methods notes': 'sentences',
  'get /api/v1/methods/difference narrower': 'fields of a plan',
  'get /api/v1/methods/difference wider': 'fields of a plan',
  'get /api/v1/methods/difference stretches': 'cells of a table',
  'get /api/v1/methods/in-force legend': 'codes',
  'get /api/v1/methods/in-force items': 'municipalities',
  'get /api/v1/methods/in-force notes': 'sentences',
  'get /api/v1/organiser/applications/{id} permittedActions': 'what can be done to an application',
  'get /api/v1/organiser/applications/{id} history': 'steps of an application',
  'get /api/v1/organiser/updates changes': 'what one event changed: ids',
  'get /api/v1/privacy/holds items': 'put by an officer, one by one: ids',
  'get /api/v1/privacy/policies earlierMethods': 'decisions of a council',
  'get /api/v1/privacy/policies earlierTerms': 'decisions of a council',
  'post /api/v1/privacy/policies/compare methods': 'four, and what was in force',
  'post /api/v1/privacy/policies/proposals/{policyVersion}/confirm narrower': 'fields of a plan',
  'post /api/v1/privacy/policies/proposals/{policyVersion}/confirm wider': 'fields of a plan',
  'put /api/v1/privacy/policies narrower': 'fields of a plan',
  'put /api/v1/privacy/policies wider': 'fields of a plan',
  'get /api/v1/privacy/runs items': 'the last fifty',
  'post /api/v1/privacy/runs months': 'months of a term, counts of k and more',
  'get /api/v1/privacy/schedule months': 'months of a term, counts of k and more',
  'post /api/v1/regie/cases/{id}/open applications': 'one plan, put to fifty locations at most',
  'get /api/v1/regie/overdue organisers': 'organisers of one municipality: counts',
  'get /api/v1/regie/summary margins': 'cells of a table: counts',
  'get /api/v1/session carePlanIds': 'ids of one family',
  'post /api/v1/session/choose carePlanIds': 'ids of one family',
};

/** Hashes of the log to rebuild its tree from; every other page is read by people. */
const highestOfAll = { 'get /api/v1/audit/log/hashes': 5_000 } as Readonly<Record<string, number>>;
const highestPage = 500;

describe('What somebody may send, as the OpenAPI document has it', () => {
  let document: Described;
  beforeAll(async () => {
    document = JSON.parse(await documentText()) as Described;
  });

  it('has an end: each text a longest length, each list a highest number', () => {
    // Whole documents of a policy: their own reader refuses a member that it does not know, and any body is bounded
    // in depth, values and length of texts.
    const known = ['AdoptPolicies.method: any members', 'AdoptPolicies.retention: any members'];
    expect(unboundedIn(document)).toEqual(known);
  });

  it('is asked for by the page, and no page is larger than it may be', () => {
    const lists = answeredListsIn(document);
    expect(lists.length).toBeGreaterThan(50);
    for (const { call, limit } of lists.filter((list) => list.limit !== undefined))
      expect({ call, small: limit! <= (highestOfAll[call] ?? highestPage) }).toEqual({ call, small: true });
    const comesWhole = lists.filter(({ limit }) => limit === undefined);
    expect(comesWhole.map(({ call, member }) => `${call} ${member}`).sort()).toEqual(
      Object.keys(whole).sort(),
    );
  });

  it('gives organisers what they see by pages of a hundred, and nothing else that holds more than one plan', () => {
    const ofOrganisers = answeredListsIn(document).filter(({ call }) => / \/api\/v1\/organiser\//.test(call));
    const pages = ofOrganisers.flatMap(({ call, limit }) =>
      limit === undefined ? [] : [`${call}: ${limit}`],
    );
    expect(pages).toEqual(['get /api/v1/organiser/applications: 100', 'get /api/v1/organiser/pool: 100']);
    const exports = Object.keys(document.paths).filter((path) => path.includes('export'));
    expect(exports).toEqual(['/api/v1/care-plans/{id}/export']);
  });

  it('tells of each call that too many of it are refused, and when to come again', () => {
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, { responses, requestBody }] of Object.entries(methods)) {
        const call = `${method} ${path}`;
        expect({ call, told: JSON.stringify(responses['429']) }).toEqual({
          call,
          told: expect.stringMatching(/Te veel verzoeken.*Retry-After.*schemas\/Problem/),
        });
        if (requestBody) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['408', '413']));
      }
  });
});

describe('Whoever looks for what has no end', () => {
  const of = (schema: Schema): string[] =>
    unboundedIn({
      paths: {
        '/x': { post: { requestBody: { content: { json: { schema } } }, responses: {} } },
      },
      components: { schemas: { Tree: { properties: { child: { $ref: '#/Tree' } }, type: 'object' } } },
    }).map((found) => found.replace(/^post \/x/, ''));

  it.each<[Schema, string[]]>([
    [{ type: 'string' }, [': text']],
    [{ type: ['string', 'null'] }, [': text']],
    [{ type: 'string', format: 'email' }, [': text']],
    [{ type: 'string', pattern: '^a+$' }, [': text']],
    [{ type: 'string', pattern: '^a{2,}$' }, [': text']],
    [{ type: 'string', pattern: 'abc' }, [': text']],
    [{ type: 'string', pattern: '^[a-z]{1,4}$' }, []],
    [{ type: 'string', maxLength: 3 }, []],
    [{ type: 'string', enum: ['a'] }, []],
    [{ type: 'array', items: { type: 'integer' } }, [': list']],
    [{ type: 'array', maxItems: 3, items: { type: 'string' } }, ['[]: text']],
    [{ type: 'object', additionalProperties: true }, [': any members']],
    [{ type: 'object', properties: { a: { type: 'string' } } }, ['.a: text']],
    [{ anyOf: [{ type: 'integer' }, { type: 'string' }] }, [': text']],
    [{}, [': no type']],
    [{ $ref: '#/Tree' }, ['Tree.child: holds itself']],
    [{ type: 'integer' }, []],
  ])('of %j finds %j', (schema, expected) => {
    expect(of(schema)).toEqual(expected);
  });
});
