/** A place in `$all`; of a single-event write both numbers are the same. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Recorded extends Proposed {
  readonly place: Place;
  readonly stream: string;
  readonly revision: bigint;
}

export type Expected = bigint | 'noStream' | 'any' | 'streamExists';

export type Written =
  | { readonly written: true; readonly revision: bigint; readonly place: Place }
  | { readonly written: false; readonly current: bigint | undefined };

/** What one event takes in the log; more than 1, since places in `$all` are addresses and never dense. */
const bytesOfAnEvent = 137n;

/**
 * For tests: a log that accepts, refuses and repeats appends as KurrentDB does. It outlives the server that serves it, as
 * files on a disk would: what was acknowledged is there after a crash.
 */
export class ProtocolLog {
  readonly all: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private readonly followers = new Set<() => void>();

  stream(name: string): readonly Recorded[] {
    return this.streams.get(name) ?? [];
  }

  /** Told after each write. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  append(name: string, expected: Expected, proposed: readonly Proposed[]): Written {
    const stream = this.streams.get(name) ?? [];
    const current = stream.length - 1;
    const first =
      expected === 'noStream' ? 0 : typeof expected === 'bigint' ? Number(expected) + 1 : undefined;
    const fits = first === undefined ? expected === 'any' || current >= 0 : first === current + 1;
    if (!fits) return this.repeated(stream, first ?? 0, proposed);
    for (const event of proposed) {
      const address = bytesOfAnEvent * BigInt(this.all.length + 1);
      const place = { commit: address, prepare: address };
      const recorded = { ...event, place, stream: name, revision: BigInt(stream.length) };
      stream.push(recorded);
      this.all.push(recorded);
    }
    this.streams.set(name, stream);
    for (const follower of [...this.followers]) follower();
    return writtenAs(stream.at(-1));
  }

  /** A write of the same ids from the same revision was done before, and is answered as it was then. */
  private repeated(stream: readonly Recorded[], first: number, proposed: readonly Proposed[]): Written {
    const there = stream.slice(first, first + proposed.length);
    const same =
      there.length === proposed.length && there.every(({ id }, index) => id === proposed[index]?.id);
    return same ? writtenAs(there.at(-1)) : { written: false, current: stream.at(-1)?.revision };
  }
}

function writtenAs(last: Recorded | undefined): Written {
  if (!last) throw new Error('an append without events');
  return { written: true, revision: last.revision, place: last.place };
}
