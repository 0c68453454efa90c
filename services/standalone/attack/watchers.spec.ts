import { families, markersOf } from './families.js';
import { canary } from './hostile.js';
import { Watchers, type Exchange } from './watchers.js';

const { own, neighbour } = families;
const watchers = new Watchers([own, neighbour].flatMap(markersOf));
const json = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
const refusal = { ...json, 'content-type': 'application/problem+json; charset=utf-8' };
const problem = (status: number, more: object = {}) =>
  JSON.stringify({ type: 'urn:kinderopvangzoeker:problem:validation', title: 'x', status, ...more });

const answered = (answer: Partial<Exchange['answer']>, more: Partial<Exchange> = {}): Exchange => ({
  answer: { status: 200, headers: json, text: '{}', ...answer },
  mayKnow: new Set(),
  ...more,
});
const seen = (exchange: Exchange): string[] =>
  watchers.faultsOf(exchange).map(({ watcher, what }) => `${watcher}: ${what}`);

/** A watcher that finds nothing, whatever is put before it, watches nothing: each is shown a fault of its kind. */
describe('The watchers', () => {
  it('are content with an answer and with a refusal as they should be', () => {
    expect(seen(answered({}))).toEqual([]);
    expect(seen(answered({ status: 400, headers: refusal, text: problem(400) }))).toEqual([]);
    expect(seen(answered({ status: 204, text: '' }))).toEqual([]);
  });

  it.each([500, 503, 199])('see status %s', (status) => {
    expect(seen(answered({ status, headers: refusal, text: problem(status) }))).toContain(
      `status: ${status}`,
    );
  });

  it('see that nothing was answered', () => {
    expect(seen(answered({ status: 0, failure: 'ECONNRESET' }))).toEqual(['status: ECONNRESET']);
  });

  it.each([
    ['a page', 200, { ...json, 'content-type': 'image/svg+xml' }, '{}'],
    ['a refusal that is none', 400, json, '{}'],
    ['a refusal of another status', 400, refusal, problem(404)],
    ['a refusal that is no document', 400, refusal, 'Bad Request'],
  ])('see a content type that is not the one of the answer: %s', (_, status, headers, text) => {
    expect(seen(answered({ status, headers, text })).join()).toContain('contentType');
  });

  it.each([{ 'x-powered-by': 'x' }, { server: 'x' }, { 'access-control-allow-origin': '*' }])(
    'see a header that no answer has: %j',
    (header) => {
      expect(seen(answered({ headers: { ...json, ...header } }))).toEqual([
        `headers: ${Object.keys(header)[0]}`,
      ]);
    },
  );

  it('see that caches were told nothing', () => {
    expect(seen(answered({ headers: { 'content-type': json['content-type'] } }))).toEqual([
      'headers: no cache-control',
    ]);
  });

  const told = neighbour.parent['lastName']!;
  it.each([
    ['plain', told],
    ['in lower case', told.toLowerCase()],
    ['in hex', Buffer.from(told).toString('hex')],
    ['in base64', Buffer.from(`{"x":"${told}"}`).toString('base64')],
    ['escaped for an address', encodeURIComponent(told)],
    ['as digits', neighbour.parent['nationalNumber']!],
  ])('see a value of another family, %s, in the body and in a header', (_, value) => {
    for (const answer of [{ text: JSON.stringify({ a: value }) }, { headers: { ...json, link: value } }]) {
      expect(seen(answered(answer, { mayKnow: new Set(['own']) }))).toEqual([
        'foreign: a value of neighbour',
      ]);
      expect(seen(answered(answer, { mayKnow: new Set(['neighbour']) }))).toEqual([]);
    }
  });

  it('see a refusal that repeats what was sent, or what stands in its place', () => {
    const repeats = (value: string, personal: string[] = []) =>
      seen(answered({ status: 400, headers: refusal, text: problem(400, { detail: value }) }, { personal }));
    expect(repeats(canary)).toEqual(['echo: 400 repeats a value']);
    expect(repeats(Buffer.from(canary).toString('base64'))).toEqual(['echo: 400 repeats a value']);
    expect(repeats('0470 12 34 56', ['0470 12 34 56'])).toEqual(['echo: 400 repeats a value']);
    expect(repeats('0470 12 34 56', ['0471 12 34 56'])).toEqual([]);
  });

  it('see in a log what must not be there, and nothing in one that is as it should be', () => {
    const line = '{"level":"info","msg":"request","route":"/api/v1/care-plans","status":201}\n';
    expect(watchers.faultsOfLog(line)).toEqual([]);
    const faults = (text: string) => watchers.faultsOfLog(`${line}${text}\n`).map(({ what }) => what);
    expect(faults(told)).toEqual(['a value of neighbour']);
    expect(faults(Buffer.from(told).toString('hex'))).toEqual(['a value of neighbour']);
    expect(faults(`{"reason":"${canary}"}`)).toEqual(['a value that an attack sent']);
    expect(faults('\u001b[31m')).toEqual(['a control character for a terminal']);
  });
});
