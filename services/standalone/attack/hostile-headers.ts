import { canary } from './hostile.js';

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Headers that promise, pretend or ask what they must not get, by what they try. */
export const hostileHeaders: Readonly<Record<string, Headers>> = {
  'a method instead of the method': { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
  'an address instead of the address': {
    'x-original-url': '/api/v1/dev/clock',
    'x-rewrite-url': '/api/v1/audit/log',
  },
  'another who asks': { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '::1', forwarded: 'for=127.0.0.1' },
  'another host': { 'x-forwarded-host': `${canary}.example`, 'x-forwarded-proto': 'https' },
  'another prefix': { 'x-forwarded-prefix': `/${canary}`, 'x-forwarded-path': '/../' },
  'a host that is none': { host: `${canary}.example` },
  'another origin': { origin: `https://${canary}.example`, referer: `https://${canary}.example/` },
  'a role of its own': {
    'x-role': 'officer',
    'x-user': canary,
    'x-koz-portal': '1',
    'x-controller': 'mechelen',
  },
  'a range': { range: 'bytes=0-1,5-9,0-' },
  'a condition': { 'if-none-match': '*', 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  'nothing that we have': { accept: `application/${canary}`, 'accept-charset': 'utf-7' },
  'a language that is a path': { 'accept-language': `../../${canary}` },
  'another packing': { 'accept-encoding': 'gzip;q=0,*;q=0' },
  'a revision that is none': { 'if-match': `"${canary}"` },
  'a revision that is too large': { 'if-match': '"999999999"' },
  'two revisions': { 'if-match': '"1", "2"' },
  'a key that is none': { 'idempotency-key': `${canary}` },
  'a key of injection': { 'idempotency-key': `6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10' OR 1=1` },
  'two keys': {
    'idempotency-key': ['6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10', '0b1e1f0a-52c4-4b7e-8a5c-3b5d1c2e9f11'],
  },
  'a key that was used before': { 'idempotency-key': '6f1d2a52-4d3e-4c1f-9d77-2f8f3b1a9c10' },
  'a trace with a value': {
    traceparent: '00-5861766965726772696e73656c000000-5861766965726772-01',
    tracestate: `koz=${canary}`,
    baggage: `name=${canary}`,
  },
  'a cookie': { cookie: `koz=${canary}; __Host-koz=${canary}` },
  'many cookies': { cookie: Array.from({ length: 300 }, (_, at) => `koz${at}=${canary}`).join('; ') },
  'an expectation': { expect: `200-${canary}` },
  'an upgrade': { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
  'an upgrade to HTTP/2': {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABk',
  },
  'hops that take headers away': { connection: 'close, authorization, x-koz-portal' },
  'a request id': { 'x-request-id': `${canary}`, 'request-id': canary, 'x-correlation-id': canary },
  'letters beyond ASCII': { 'x-name': `é${canary}ÿ`, 'user-agent': `\u00a0${canary}` },
  'a place in a stream': { 'last-event-id': canary },
  'a place beyond the stream': { 'last-event-id': '999999999999999' },
};

/** What a body calls itself, by what is wrong with that. */
export const hostileContentTypes: Readonly<Record<string, Headers>> = {
  none: {},
  empty: { 'content-type': '' },
  'of text': { 'content-type': 'text/plain' },
  'of a form': { 'content-type': 'application/x-www-form-urlencoded' },
  'of parts': { 'content-type': `multipart/form-data; boundary=${canary}` },
  'of parts without their boundary': { 'content-type': 'multipart/form-data' },
  'of XML': { 'content-type': 'application/xml' },
  'of a patch': { 'content-type': 'application/merge-patch+json' },
  'of a document': { 'content-type': 'application/problem+json' },
  'of nothing': { 'content-type': `application/${canary}` },
  'no type': { 'content-type': canary },
  'a prototype': { 'content-type': '__proto__' },
  'in UTF-16': { 'content-type': 'application/json; charset=utf-16' },
  'in UTF-7': { 'content-type': 'application/json; charset=utf-7' },
  'in a charset that is none': { 'content-type': `application/json; charset=${canary}` },
  'in capitals': { 'content-type': 'APPLICATION/JSON; CHARSET=UTF-8' },
  'with a quote that does not end': { 'content-type': `application/json; charset="utf-8` },
  'with many parameters': { 'content-type': `application/json${`; x=${canary}`.repeat(200)}` },
  packed: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  'packed in another way': {
    'content-type': 'application/json',
    'content-encoding': 'br, deflate, identity',
  },
  'packed in no way': { 'content-type': 'application/json', 'content-encoding': canary },
};
