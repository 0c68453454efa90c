import { gzipSync } from 'node:zlib';
import { canary } from './hostile.js';

/** The text of a body that is no longer what it was, by what was done to it. */
export const hostileBodies: Readonly<Record<string, (json: string) => string | Buffer>> = {
  'cut off in the middle': (json) => json.slice(0, Math.ceil(json.length / 2)),
  'cut off before its end': (json) => json.slice(0, -1),
  'with more behind it': (json) => `${json}{"${canary} 1":1}`,
  'with a name twice': (json) => json.replace('{', `{"reason":"${canary}","reason":null,`),
  'with a prototype': (json) => json.replace('{', `{"__proto__":{"role":"officer","x":"${canary}"},`),
  'with a prototype, escaped': (json) => json.replace('{', `{"\\u005f_proto__":{"role":"officer"},`),
  'with a constructor': (json) => json.replace('{', `{"constructor":{"prototype":{"role":"officer"}},`),
  'with a constructor that is text': (json) =>
    json.replace('{', `{"constructor":"${canary}","hasOwnProperty":1,`),
  'with a name that nobody declared': (json) => json.replace('{', `{"${canary} 1":"${canary}",`),
  'with a very long name': (json) => json.replace('{', `{"${canary.repeat(500)}":1,`),
  'with a thousand names': (json) =>
    json.replace('{', `{${Array.from({ length: 1_000 }, (_, at) => `"${canary} ${at}":${at},`).join('')}`),
  'with a mark of byte order': (json) => `\ufeff${json}`,
  'in UTF-16': (json) => Buffer.from(`\ufeff${json}`, 'utf16le'),
  'in Windows-1252': (json) => Buffer.from(json.replace('{', `{"x":"é${canary}è",`), 'latin1'),
  'of bytes that are no text': () =>
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
  'with NUL around it': (json) => `\u0000${json}\u0000`,
  packed: (json) => gzipSync(json),
  'of a bomb': () => gzipSync(Buffer.alloc(10_000_000, 'a')),
  null: () => 'null',
  true: () => 'true',
  'a number': () => '0',
  'a huge number': () => '1e999',
  'a long number': () => '9'.repeat(5_000),
  NaN: () => 'NaN',
  'less than infinity': () => '-Infinity',
  text: () => `"${canary}"`,
  'a list': (json) => `[${json}]`,
  'a list of nothing': () => '[]',
  'a list of null': () => '[null]',
  'an object of nothing': () => '{}',
  'of a comment': (json) => `/* ${canary} */${json}`,
  'of a single quote': (json) => json.replaceAll('"', "'"),
  'of another format': () => `<x>${canary}</x>`,
  'of a form': () => `reason=${canary}&controller=antwerpen`,
  'nested 10,000 deep, lists': () => `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'nested 10,000 deep, objects': () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  'nested 10,000 deep in a member': (json) =>
    json.replace('{', `{"parent":${'{"parent":'.repeat(6_000)}1${'}'.repeat(6_000)},`),
  'nested and not closed': () => '['.repeat(50_000),
  oversized: (json) => json.replace('{', `{"${canary} 1":"${'a'.repeat(70_000)}",`),
  'oversized by spaces': (json) => `${json}${' '.repeat(70_000)}`,
  'nothing but spaces': () => '   \n\t ',
  empty: () => '',
};
