import { parseCheckpoint, verifyCheckpoint } from '../checkpoint/checkpoint.js';
import { NoteError } from '../checkpoint/note-error.js';
import type { VerifierKey } from '../checkpoint/verifier-key.js';
import type { Finding, Findings } from './findings.js';
import type { AuditSource, GivenCheckpoint } from './source.js';

type Reason = Extract<Finding, { fault: 'checkpoint' }>['reason'];

/** A size at which somebody signed a root. */
export interface SignedSize {
  readonly size: number;
  readonly root: Buffer;
  /** Told where the tree has another root, in place of a finding. */
  readonly misfit?: (size: number) => void;
}

/** The checkpoints of a source one by one, as far as they are signed and in order; what is wrong with others is found. */
export async function* signedSizes(
  source: AuditSource,
  keys: readonly VerifierKey[],
  findings: Findings,
  counted: () => void,
): AsyncGenerator<SignedSize> {
  let last = 0;
  let before: Reason | undefined;
  for await (const given of source.checkpoints()) {
    counted();
    const found = readCheckpoint(given, source, keys, last);
    const reason = typeof found === 'string' ? found : undefined;
    const size = typeof found === 'string' ? (given.row?.size ?? sizeIn(given.note) ?? last) : found.size;
    if (reason !== undefined && reason === before) findings.addCheckpointAfter(size);
    else if (reason !== undefined) findings.add({ fault: 'checkpoint', size, reason });
    before = reason;
    if (typeof found === 'string') continue;
    last = found.size;
    yield found;
  }
}

function readCheckpoint(
  { note, row }: Pick<GivenCheckpoint, 'note' | 'row'>,
  { origin, size: most }: AuditSource,
  keys: readonly VerifierKey[],
  last: number,
): SignedSize | Reason {
  try {
    const { size, root } = verifyCheckpoint(note, origin, keys);
    if (row && (row.size !== size || Buffer.compare(row.root, root) !== 0)) return 'row';
    if (size <= last) return 'order';
    return size > most ? 'beyond' : { size, root };
  } catch (error) {
    if (error instanceof NoteError) return error.fault;
    throw error;
  }
}

/** What a checkpoint says of its size, whoever signed it; undefined of what is none. */
function sizeIn(note: string): number | undefined {
  try {
    return parseCheckpoint(note).size;
  } catch {
    return undefined;
  }
}

/**
 * Checkpoints that whoever verifies kept. The log must fit them, but for those that reach into what a restore lost and
 * the log declares.
 */
export class KeptCheckpoints {
  readonly signed: readonly SignedSize[];
  private readonly misfits: number[] = [];
  private readonly beyond: number[] = [];
  /** Of those that do not fit, how many a declared loss explains. */
  explained = 0;

  constructor(
    notes: readonly string[],
    source: AuditSource,
    keys: readonly VerifierKey[],
    private readonly findings: Findings,
  ) {
    const signed: SignedSize[] = [];
    for (const note of notes) {
      const found = readCheckpoint({ note }, source, keys, -1);
      if (found === 'beyond') this.beyond.push(sizeIn(note) ?? 0);
      else if (typeof found === 'string') this.report(sizeIn(note) ?? 0, found);
      else if (found.size > 0) signed.push({ ...found, misfit: (size) => this.misfits.push(size) });
    }
    this.signed = signed.sort((one, other) => one.size - other.size);
  }

  /** @param lostFrom the first position of each loss that the log declares */
  compare(lostFrom: readonly number[]): void {
    for (const [sizes, reason] of [
      [this.misfits, 'root'],
      [this.beyond, 'beyond'],
    ] as const)
      for (const size of sizes)
        if (lostFrom.some((from) => from < size)) this.explained += 1;
        else this.report(size, reason);
  }

  private report(size: number, reason: Reason): void {
    this.findings.add({ fault: 'checkpoint', size, reason, kept: true });
  }
}
