import { createHash } from 'node:crypto';
import { appendLeaves, emptyRange, type TreeNode } from './compact-range.js';
import { leafHash } from './hashing.js';
import type { NodePlace } from './perfect-subtrees.js';

/* Trees for specs, and RFC 6962's definitions written as they stand there: without ranges, nodes or plans. */

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');

/** Leaves that differ, as their hashes. */
export const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

/** Each perfect subtree's hash, by its place. */
export function nodesOf(leafHashes: readonly Buffer[]): (place: NodePlace) => Buffer | undefined {
  return lookUp(appendLeaves(emptyRange(), leafHashes).made);
}

export function lookUp(made: readonly TreeNode[]): (place: NodePlace) => Buffer | undefined {
  const hashes = new Map(made.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return ({ level, index }) => hashes.get(`${level}/${index}`);
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function split(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

/** MTH, §2.1, of leaves that are hashed already. */
export function mth(d: readonly Buffer[]): Buffer {
  const [only] = d;
  if (only === undefined) return sha256();
  if (d.length === 1) return only;
  const k = split(d.length);
  return sha256(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}

/** PATH, §2.1.1. */
export function pathByDefinition(m: number, d: readonly Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k
    ? [...pathByDefinition(m, d.slice(0, k)), mth(d.slice(k))]
    : [...pathByDefinition(m - k, d.slice(k)), mth(d.slice(0, k))];
}

/** PROOF and SUBPROOF, §2.1.2. */
export function proofByDefinition(m: number, d: readonly Buffer[], known = true): Buffer[] {
  if (m === d.length) return known ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...proofByDefinition(m, d.slice(0, k), known), mth(d.slice(k))]
    : [...proofByDefinition(m - k, d.slice(k), false), mth(d.slice(0, k))];
}
