import { hash } from 'node:crypto';
import {
  hashedPart,
  hashIn,
  leafIn,
  placeOf,
  placingPart,
  recordAt,
  recordEnd,
  revisionIn,
  streamIn,
  streamPart,
  type EventPlace,
  type LogRecord,
} from '../export/log-record.js';
import { leafHashAt } from '../log-tree/leaf.js';
import { appendLeaves, emptyRange, rootOf, type CompactRange } from '../tree/compact-range.js';
import type { SignedSize } from './checkpoint-check.js';
import type { Findings } from './findings.js';
import { Spill } from './spill.js';

const eventSeparator = Buffer.from('koz/event/v1\n', 'ascii');

/**
 * Checks the log record by record, in flat memory: bytes, order, leaves, and roots at the sizes that were signed. What
 * belongs to a stream is put aside for {@link LogCheck.checkChains}.
 */
export class LogCheck {
  /** The position that comes next. */
  private next = 0;
  private range: CompactRange = emptyRange();
  private leaves: Buffer[] = [];
  private input = Buffer.allocUnsafe(64 * 1024);
  private eventsSeen = 0;
  private didLastRootFit = true;

  constructor(
    private readonly of: {
      /** Signed roots are of positions before this one; what follows is checked, but for the tree. */
      readonly size: number;
      /** Whether every event should be there, and not its leaf alone. */
      readonly isWhole: boolean;
      /** Whether nothing may follow what was signed. */
      readonly isClosed: boolean;
    },
    private readonly findings: Findings,
    private readonly chains: Spill,
    private readonly onEvent: (record: LogRecord) => void = () => undefined,
  ) {
    this.input.set(eventSeparator);
  }

  /** Positions that were gone through. */
  get positions(): number {
    return this.next;
  }

  /** Of which the event was there, and not its leaf alone. */
  get events(): number {
    return this.eventsSeen;
  }

  /**
   * Checks the records of a block, which holds whole ones.
   *
   * @param signed the sizes within this block at which a root was signed, in order
   * @returns false at what is no record: nothing after it can be read
   */
  take(block: Buffer, signed: readonly SignedSize[]): boolean {
    let at = 0;
    for (let offset = 0; offset < block.length;) {
      const record = recordAt(block, offset);
      if (!record) {
        this.findings.add({ fault: 'record', position: this.next });
        return false;
      }
      this.takeRecord(record);
      for (let here = signed[at]; here && here.size <= this.next; here = signed[(at += 1)])
        this.checkRoot(here);
      offset = recordEnd(block, offset) ?? block.length;
    }
    return true;
  }

  /** Checks a root that was signed at a size that the log has just reached. */
  private checkRoot({ size, root, misfit }: SignedSize): void {
    this.grow();
    const fits = this.range.end === size && rootOf(this.range).equals(root);
    if (misfit) {
      if (!fits) misfit(size);
      return;
    }
    if (!fits && this.didLastRootFit) this.findings.add({ fault: 'checkpoint', size, reason: 'root' });
    else if (!fits) this.findings.addCheckpointAfter(size);
    this.didLastRootFit = fits;
  }

  /** After the last block. */
  end(): void {
    if (this.next < this.of.size)
      this.findings.add({ fault: 'truncated', position: this.next, upTo: this.of.size - 1 });
  }

  /** Checks, in each stream, that its events follow one another. */
  checkChains(): void {
    for (const part of this.chains.eachPart()) {
      const tips = new Map<string, EventPlace>();
      for (const place of part.map(placeOf)) {
        const before = tips.get(place.stream);
        tips.set(place.stream, place);
        const { stream, revision, position, previousHash } = place;
        const follows = before
          ? revision === before.revision + 1 && previousHash === before.hash
          : revision === 0 && previousHash === noPreviousHash;
        if (!follows) this.findings.add({ fault: 'chain', stream, revision, position });
      }
    }
  }

  private takeRecord(record: LogRecord): void {
    const { position } = record;
    if (position < this.next) {
      this.findings.add({ fault: 'order', position, ...streamOf(record) });
      return;
    }
    if (position > this.next) this.skip(position);
    this.next = position + 1;
    const leaf = record.kind === 'event' ? this.leafOfEvent(record) : Buffer.from(leafIn(record));
    if (record.kind === 'leaf' && this.of.isWhole) this.findings.add({ fault: 'missing', position });
    if (position < this.of.size) this.addLeaf(leaf);
    else if (this.of.isClosed) this.findings.add({ fault: 'surplus', position, ...streamOf(record) });
  }

  private addLeaf(leaf: Buffer): void {
    this.leaves.push(leaf);
    if (this.leaves.length >= mostLeavesAside) this.grow();
  }

  /** The tree of what is missing cannot be known: its leaves are taken to be zeros, so that no root fits. */
  private skip(position: number): void {
    this.findings.add({ fault: 'missing', position: this.next, ...until(this.next, position - 1) });
    const known = Math.min(position, this.of.size);
    for (let at = this.next; at < known; at += 1) this.addLeaf(noLeaf);
  }

  private leafOfEvent(record: LogRecord): Buffer {
    const { position } = record;
    this.eventsSeen += 1;
    const stored = hashIn(record);
    const place = () => ({ position, stream: streamIn(record), revision: revisionIn(record) });
    if (!this.hashOf(hashedPart(record)).equals(stored)) this.findings.add({ fault: 'event', ...place() });
    const recorded = leafIn(record);
    const leaf = leafHashAt(position, stored);
    const isAbsent = recorded.equals(noLeaf);
    if (position < this.of.size && !leaf.equals(recorded))
      this.findings.add({ fault: isAbsent ? 'leafMissing' : 'leaf', ...place() });
    const placing = placingPart(record);
    this.chains.add(streamPart(placing), placing);
    this.onEvent(record);
    // Where the two differ, the tree is that of what was recorded: whether it was signed is then told apart.
    return isAbsent ? leaf : Buffer.from(recorded);
  }

  private hashOf(bytes: Buffer): Buffer {
    const length = eventSeparator.length + bytes.length;
    if (length > this.input.length) {
      this.input = Buffer.allocUnsafe(2 * length);
      this.input.set(eventSeparator);
    }
    this.input.set(bytes, eventSeparator.length);
    return hash('sha256', this.input.subarray(0, length), 'buffer');
  }

  private grow(): void {
    if (this.leaves.length === 0) return;
    this.range = appendLeaves(this.range, this.leaves).range;
    this.leaves = [];
  }
}

const mostLeavesAside = 4096;
export const noLeaf: Buffer = Buffer.alloc(32);
const noPreviousHash = '\0'.repeat(32);

const until = (position: number, upTo: number) => (upTo > position ? { upTo } : {});
const streamOf = (record: LogRecord) =>
  record.kind === 'event' ? { stream: streamIn(record), revision: revisionIn(record) } : {};
