import type { Schemas } from '@koz/api-client';
import {
  growTree,
  hashBytes,
  logLeafHash,
  parseCheckpoint,
  ProofError,
  verifyConsistency,
  verifyPart,
  type Bytes,
  type Checkpoint,
  type PartVerified,
} from '@koz/browser-proofs';
import { checkCheckpoint, proofProblem } from '../proof/checked-checkpoint.js';
import { hashIn } from '../proof/hash-text.js';
import type { Outcome } from '../proof/proof-step.js';

/** The calls that a verification is made of; each answer is computed with, none is believed. */
export interface LogCalls {
  checkpoint(): Promise<Schemas['LogCheckpoint']>;
  hashes(from: number, limit: number): Promise<Schemas['LogHashes']>;
  inclusion(position: number, size: number): Promise<Schemas['InclusionProof']>;
  consistency(from: number, to: number): Promise<Schemas['ConsistencyProof']>;
}

export interface VerifyRange {
  /** The first and the last position; the whole signed log when absent. */
  readonly from?: number;
  readonly to?: number;
}

/** How far a verification is. */
export interface VerifyProgress {
  readonly phase: 'reading' | 'building' | 'locating' | 'comparing';
  readonly done: number;
  readonly of: number;
}

/** An earlier checkpoint held against the newest. */
export interface KeptVerdict {
  readonly size: number;
  readonly outcome: Outcome;
  readonly text: string;
}

export interface LogVerified {
  readonly checkpoint: Checkpoint | undefined;
  /** Why the signature is not accepted. */
  readonly signatureProblem: string | undefined;
  readonly from: number;
  readonly to: number;
  /** Undefined when there was no signed root to hold the log to. */
  readonly part: PartVerified | undefined;
  /** Why the damage could not be located. */
  readonly proofProblem: string | undefined;
  readonly kept: readonly KeptVerdict[];
  /** Events that came after the newest checkpoint. */
  readonly unsigned: number;
}

export interface VerifyOptions extends VerifyRange {
  /** Notes of checkpoints that were seen earlier. */
  readonly kept: readonly string[];
  readonly onProgress?: (progress: VerifyProgress) => void;
  readonly signal?: AbortSignal;
}

const stretch = 5_000;
/** So many leaves are hashed at once. */
const batch = 1_000;

/**
 * Reads the hashes of a part of the log, rebuilds the root of all of it, and holds it to the signed one; where it
 * differs, names each position. Then each earlier checkpoint is held against the newest.
 */
export async function verifyLog(calls: LogCalls, options: VerifyOptions): Promise<LogVerified> {
  const { kept, onProgress, signal } = options;
  const told = await calls.checkpoint();
  const { checkpoint, problem } = await checkCheckpoint(told);
  const last = (checkpoint?.size ?? told.size) - 1;
  const from = Math.min(options.from ?? 0, last);
  const to = Math.min(options.to ?? last, last);
  const base = { checkpoint, signatureProblem: problem, from, to };
  if (!checkpoint) return { ...base, part: undefined, proofProblem: undefined, kept: [], unsigned: 0 };

  const { leaves, lastPosition } = await readLeaves(calls, from, to, options);
  const tree = await growTree(from, leaves, {
    onProgress: (done, of) => onProgress?.({ phase: 'building', done, of }),
    ...(signal ? { signal } : {}),
  });
  let proofs = 0;
  const located = await locating(async () =>
    verifyPart(tree, checkpoint, async (position) => {
      signal?.throwIfAborted();
      proofs += 1;
      onProgress?.({ phase: 'locating', done: proofs, of: proofs });
      const { leafHash, proof } = await calls.inclusion(position, checkpoint.size);
      return { leafHash: hashIn(leafHash), proof: proof.map((hash) => hashIn(hash)) };
    }),
  );
  const verdicts: KeptVerdict[] = [];
  for (const [index, note] of kept.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ phase: 'comparing', done: index + 1, of: kept.length });
    verdicts.push(await heldAgainst(note, { told, newest: checkpoint, calls }));
  }
  return { ...base, ...located, kept: verdicts, unsigned: Math.max(0, lastPosition - last) };
}

async function locating(
  verify: () => Promise<PartVerified>,
): Promise<Pick<LogVerified, 'part' | 'proofProblem'>> {
  try {
    return { part: await verify(), proofProblem: undefined };
  } catch (error) {
    const problem = proofProblem(error);
    if (problem === undefined) throw error;
    return { part: undefined, proofProblem: problem };
  }
}

async function readLeaves(
  calls: LogCalls,
  from: number,
  to: number,
  { onProgress, signal }: VerifyOptions,
): Promise<{ readonly leaves: Bytes; readonly lastPosition: number }> {
  const count = to - from + 1;
  const leaves = new Uint8Array(count * hashBytes);
  let lastPosition = to;
  for (let done = 0; done < count; done += stretch) {
    signal?.throwIfAborted();
    const answer = await calls.hashes(from + done, Math.min(stretch, count - done));
    lastPosition = answer.lastPosition;
    // What the server left out stays zeros, which no leaf is: it is found as damage.
    const asked = Math.min(stretch, count - done);
    for (let at = 0; at < asked; at += batch) {
      const hashes = await Promise.all(
        Array.from({ length: Math.min(batch, asked - at) }, (_, n) =>
          leafAt(answer, from + done + at + n, at + n),
        ),
      );
      for (const [n, hash] of hashes.entries()) leaves.set(hash, (done + at + n) * hashBytes);
    }
    onProgress?.({ phase: 'reading', done: Math.min(count, done + stretch), of: count });
  }
  return { leaves, lastPosition };
}

function leafAt(
  { eventHashes, leafHashes }: Schemas['LogHashes'],
  position: number,
  index: number,
): Promise<Bytes> | Bytes {
  const event = eventHashes[index];
  return event ? logLeafHash(position, hashIn(event)) : hashIn(leafHashes[index]);
}

interface Newest {
  readonly told: Schemas['LogCheckpoint'];
  readonly newest: Checkpoint;
  readonly calls: Pick<LogCalls, 'consistency'>;
}

/** Whether the newest log still begins with what an earlier checkpoint signed. */
export async function heldAgainst(note: string, { told, newest, calls }: Newest): Promise<KeptVerdict> {
  const { origin, verifierKeys } = told;
  const size = sizeIn(note);
  const verdict = (outcome: Outcome, text: string): KeptVerdict => ({ size, outcome, text });
  const { checkpoint, problem } = await checkCheckpoint({ note, origin, verifierKeys });
  if (!checkpoint) return verdict('fails', problem ?? 'Dit is geen controlepunt van dit logboek.');
  if (checkpoint.size === 0) return verdict('holds', 'Het logboek was toen leeg.');
  if (checkpoint.size > newest.size)
    return verdict(
      'fails',
      `Het telde ${checkpoint.size} gebeurtenissen; het logboek van nu telt er maar ${newest.size}. Er is een stuk weg.`,
    );
  const { proof } = await calls.consistency(checkpoint.size, newest.size);
  const holds = await verifyConsistency(
    checkpoint,
    newest,
    proof.map((hash) => hashIn(hash)),
  );
  return holds
    ? verdict('holds', 'Alles wat er toen stond, staat er nog, ongewijzigd en in dezelfde volgorde.')
    : verdict('fails', 'Het logboek van nu begint niet met dat van toen: er is later iets gewijzigd.');
}

function sizeIn(note: string): number {
  try {
    return parseCheckpoint(note).size;
  } catch (error) {
    if (error instanceof ProofError) return 0;
    throw error;
  }
}
