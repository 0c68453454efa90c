import type { ControllerId } from '@koz/privacy-types';
import type { CertificateFault } from '../certificate-errors.js';
import type { NoteFault } from '../checkpoint/note-error.js';

/** What is wrong with the log, its tree, the certificates or the fence, and where. */
export type Finding =
  | LogFinding
  | {
      /** The revision or the previous hash does not follow the event before it in its stream. */
      readonly fault: 'chain';
      readonly stream: string;
      readonly revision: number;
      readonly position: number;
    }
  | {
      /** Not a checkpoint of this log, or not signed by a known key. */
      readonly fault: 'checkpoint';
      readonly size: number;
      /** The size of the last of several that followed one another: most likely of one and the same cause. */
      readonly upTo?: number;
      readonly reason:
        | NoteFault
        /** The tree has another root at this size. */
        | 'root'
        /** Not larger than the one before it. */
        | 'order'
        /** The columns beside the note say something else. */
        | 'row'
        /** Of more positions than there are. */
        | 'beyond';
      /** One that was handed in by who verifies. */
      readonly kept?: true;
    }
  | {
      /** A node of the tree that does not fit its children, or is not there. */
      readonly fault: 'node';
      readonly level: number;
      readonly index: number;
    }
  | {
      readonly fault: 'certificate';
      readonly controller: ControllerId;
      readonly sequence: number;
      readonly reason:
        | CertificateFault
        /** Not the bytes of the fence's entry of this number. */
        | 'fence'
        /** The event that it names is not in the log. */
        | 'eventMissing'
        /** The event that it names says something else. */
        | 'eventDiffers'
        /** The columns beside the bytes say something else, so that it is not found. */
        | 'row';
    }
  | {
      readonly fault: 'fence';
      readonly controller: ControllerId;
      readonly sequence: number;
      readonly reason:
        | 'header'
        | 'record'
        | 'gap'
        | 'controller'
        /** Ends before the certificates do. */
        | 'cut'
        /** Entry and certificate tell of different destructions. */
        | 'certificateDiffers'
        /** An event of the entry is not in the log, and its loss was not declared. */
        | 'eventMissing'
        /** An event of the entry has other bytes in the log. */
        | 'eventDiffers';
      readonly file?: string;
      readonly stream?: string;
    }
  | {
      /** What holds at once of a stream, and no hash covers, is not what its events say. */
      readonly fault: 'head';
      readonly stream: string;
      /** Of the stream's last event. */
      readonly position: number;
      readonly reason: 'missing' | 'tip' | 'stage' | 'place' | 'fence';
    }
  | {
      /** A destruction that stands in the log and in no entry of the fence. */
      readonly fault: 'unfenced';
      readonly stream: string;
      readonly revision: number;
      readonly position: number;
    }
  | {
      /** What belongs to the export itself is not there or not of its form. */
      readonly fault: 'export';
      readonly file: string;
      readonly reason: 'missing' | 'form' | 'origin' | 'size' | 'checkpoint';
    };

/** Found at a position of the log, or at all of several that follow one another. */
export interface LogFinding {
  readonly fault:
    /** The bytes of an event are not those of its hash. */
    | 'event'
    /** The event at this position is not the one that the tree holds. */
    | 'leaf'
    /** The tree has no leaf for it. */
    | 'leafMissing'
    /** The log has no event there. */
    | 'missing'
    /** Not where it should be in the order of positions: twice, or before an earlier one. */
    | 'order'
    /** Not a record; nothing after it can be read. */
    | 'record'
    /** The log ends before what was signed. */
    | 'truncated'
    /** There is more than was signed. */
    | 'surplus'
    /** The row names another controller than the event. */
    | 'controller';
  readonly position: number;
  /** The last of several. */
  readonly upTo?: number;
  /** Of the first; absent where it is not known. */
  readonly stream?: string;
  readonly revision?: number;
}

/** More are counted, not kept: a log that was rewritten from its beginning has millions. */
const kept = 1000;

/** Collects what is found. Faults of positions that follow one another count as one. */
export class Findings {
  private readonly found: Finding[] = [];
  private further = 0;

  add(finding: Finding): void {
    if (this.extends(finding)) return;
    if (this.found.length < kept) this.found.push(finding);
    else this.further += 1;
  }

  /** A checkpoint with the fault of the one before it: most likely of the same cause. */
  addCheckpointAfter(size: number): void {
    const at = this.found.findLastIndex(({ fault }) => fault === 'checkpoint');
    const last = this.found[at];
    if (last?.fault === 'checkpoint') this.found[at] = { ...last, upTo: size };
  }

  get list(): readonly Finding[] {
    return this.found;
  }

  /** Those beyond the list. */
  get beyondList(): number {
    return this.further;
  }

  private extends(finding: Finding): boolean {
    const last = this.found.at(-1);
    if (!last || !isOfLog(last) || !isOfLog(finding) || last.fault !== finding.fault) return false;
    if (finding.position !== (last.upTo ?? last.position) + 1) return false;
    this.found[this.found.length - 1] = { ...last, upTo: finding.upTo ?? finding.position };
    return true;
  }
}

const ofLog: ReadonlySet<string> = new Set<LogFinding['fault']>([
  'event',
  'leaf',
  'leafMissing',
  'missing',
  'order',
  'record',
  'truncated',
  'surplus',
  'controller',
]);
const isOfLog = (finding: Finding): finding is LogFinding => ofLog.has(finding.fault);
