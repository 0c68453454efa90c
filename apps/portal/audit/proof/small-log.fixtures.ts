import type { Schemas } from '@koz/api-client';
import {
  canonicalJson,
  concat,
  eventHash,
  growTree,
  hashOf,
  logLeafHash,
  pathOf,
  childrenOf,
  sha256,
  toBase64,
  toBase64Url,
  toHex,
  utf8,
  type Bytes,
  type ToldLeaves,
} from '@koz/browser-proofs';
import type { LogCalls } from '../verify/verify-log.js';

const origin = 'kinderopvangzoeker.be/log/0190aaaa-bbbb-8ccc-9ddd-eeeeffff0001';
const id = (n: number): string => `0190aaaa-bbbb-8ccc-9ddd-${String(n).padStart(12, '0')}`;

/** A signing key of a test, with what of it is published. */
export interface TestKey {
  readonly published: Schemas['PlanCertificates']['publicKeys'][number];
  readonly verifierKey: string;
  sign(bytes: Bytes): Promise<Bytes>;
}

export async function testKey(): Promise<TestKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const x = toBase64Url(raw);
  const typed = concat(Uint8Array.of(1), raw);
  const keyId = (await sha256(concat(utf8(`${origin}\n`), typed))).slice(0, 4);
  const kid = toBase64Url(await sha256(utf8(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }))));
  return {
    published: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' },
    verifierKey: `${origin}+${toHex(keyId)}+${toBase64(typed)}`,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  };
}

export interface SmallLog {
  readonly calls: LogCalls;
  readonly key: TestKey;
  /** An event as the server gives it; every third is another controller's. */
  event(position: number): Schemas['LogEvent'];
  /** The checkpoint of the log when it had so many events. */
  checkpointAt(size: number): Promise<Schemas['LogCheckpoint']>;
}

/**
 * A signed log of so many events, as a server would answer for it.
 *
 * @param word stands in each event: another word is another log
 * @param by who signs; somebody new when absent
 */
export async function smallLog(size: number, word = 'n', by?: TestKey): Promise<SmallLog> {
  const key = by ?? (await testKey());
  const events: Schemas['LogEvent'][] = [];
  const leaves: Bytes[] = [];
  let previous: Bytes = new Uint8Array(32);
  let revision = 0;
  for (let position = 0; position < size; position += 1) {
    const isOwn = position % 3 !== 2;
    const payload = utf8(`{"${word}":${position}}`);
    const metadata = utf8('{}');
    const stored = {
      id: id(position),
      stream: `carePlan-${id(999)}`,
      revision,
      type: 'PlaceFound',
      version: 1,
    };
    const hash = await eventHash({ ...stored, previousHash: previous, payload, metadata });
    const leaf = await logLeafHash(position, hash);
    leaves.push(leaf);
    const lastPosition = size - 1;
    if (!isOwn) {
      events.push({
        entry: { position, isOwn: false, leafHash: toBase64(leaf) },
        stored: null,
        lastPosition,
      });
      continue;
    }
    const { id: eventId, ...told } = stored;
    events.push({
      entry: {
        ...told,
        ...{ position, isOwn: true, eventId, at: '2026-11-23T18:00:00.000Z', actor: id(1), commandId: id(2) },
        ...{ policyVersion: null, causationId: null, reasons: {}, sealed: [], payload: { [word]: position } },
        ...{ hash: toBase64(hash), previousHash: toBase64(previous) },
      },
      stored: { payload: toBase64(payload), metadata: toBase64(metadata) },
      lastPosition,
    });
    previous = hash;
    revision += 1;
  }
  const tree = await growTree(0, concat(...leaves));
  const checkpointAt = (count: number) => signedCheckpoint(tree, count, key);
  return {
    key,
    checkpointAt,
    event: (position) => structuredClone(events[position] as Schemas['LogEvent']),
    calls: callsOf(events, leaves, tree, () => checkpointAt(size)),
  };
}

function callsOf(
  events: readonly Schemas['LogEvent'][],
  leaves: readonly Bytes[],
  tree: ToldLeaves,
  checkpoint: LogCalls['checkpoint'],
): LogCalls {
  const root = async (end: number) => toBase64(await hashOf(tree, { begin: 0, end }));
  return {
    checkpoint,
    hashes: async (from, limit) => {
      const page = events.slice(from, from + limit).map(({ entry }) => entry);
      return {
        from,
        eventHashes: page.map((entry) => ('hash' in entry ? entry.hash : null)),
        leafHashes: page.map((entry) => ('leafHash' in entry ? entry.leafHash : null)),
        lastPosition: events.length - 1,
      };
    },
    inclusion: async (position, size) => ({
      ...{ position, size, root: await root(size), checkpoint: null },
      leafHash: toBase64(leaves[position] as Bytes),
      proof: await Promise.all(
        pathOf(position, size).map(async ({ sibling }) => toBase64(await hashOf(tree, sibling))),
      ),
    }),
    consistency: async (from, to) => ({
      ...{ from, to, fromRoot: await root(from), toRoot: await root(to), checkpoint: null },
      proof: await Promise.all(
        consistencyPlaces(from, to).map(async (place) => toBase64(await hashOf(tree, place))),
      ),
    }),
  };
}

async function signedCheckpoint(
  tree: ToldLeaves,
  size: number,
  key: TestKey,
): Promise<Schemas['LogCheckpoint']> {
  const root = toBase64(await hashOf(tree, { begin: 0, end: size }));
  const text = `${origin}\n${size}\n${root}\n`;
  const typed = Uint8Array.from(atob(key.verifierKey.split('+').slice(2).join('+')), (c) => c.charCodeAt(0));
  const keyId = (await sha256(concat(utf8(`${origin}\n`), typed))).slice(0, 4);
  const signature = await key.sign(utf8(text));
  const note = `${text}\n— ${origin} ${toBase64(concat(keyId, signature))}\n`;
  const verifierKeys = [key.verifierKey];
  return { origin, size, root, note, verifierKeys, signedAt: '2026-11-23T18:00:00.000Z', text: '' };
}

/** PROOF(m, D[n]) of RFC 6962 §2.1.2, as places. */
function consistencyPlaces(m: number, n: number): { begin: number; end: number }[] {
  const sub = (
    count: number,
    begin: number,
    end: number,
    isWhole: boolean,
  ): { begin: number; end: number }[] => {
    if (count === end - begin) return isWhole ? [] : [{ begin, end }];
    const [left, right] = childrenOf({ begin, end });
    const width = left.end - left.begin;
    return count <= width
      ? [...sub(count, left.begin, left.end, isWhole), right]
      : [...sub(count - width, right.begin, right.end, false), left];
  };
  return sub(m, 0, n, true);
}

/** Base64 of as many bytes, one of them another. */
export function tampered(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return toBase64(bytes);
}
