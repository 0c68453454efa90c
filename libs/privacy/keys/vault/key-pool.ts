import type { DataKey } from '../key-vault.port.js';

/** Keys made ahead and already durable, with the moment at which they were made (milliseconds). */
export interface KeyBatch {
  readonly keys: readonly DataKey[];
  readonly madeAt: number;
}

export interface KeyPoolSettings {
  /** Keys per batch; a larger demand makes a larger batch. */
  readonly batchSize: number;
  /** A key that waited longer is discarded: the vault forgets unnamed keys after a day (milliseconds). */
  readonly maxAge: number;
  /** Makes a batch of this many keys, durable when it resolves. */
  readonly makeBatch: (count: number) => Promise<KeyBatch>;
  /** The present moment in milliseconds. */
  readonly now: () => number;
}

const largestBatch = 8192;

/**
 * The keys of one controller that this process made ahead. A key is given out once; another process has its own
 * pool, filled with its own keys, so that no two takers can get the same one. When the pool is half empty the next
 * batch is made in the background, and a taker waits only if it is empty.
 */
export class KeyPool {
  private batches: { keys: DataKey[]; madeAt: number }[] = [];
  private available = 0;
  private wanted = 0;
  private refilling: Promise<void> | undefined;

  constructor(private readonly settings: KeyPoolSettings) {}

  async take(count: number): Promise<DataKey[]> {
    this.wanted += count;
    try {
      for (this.discardOld(); this.available < count; this.discardOld()) await this.refill();
    } finally {
      this.wanted -= count;
    }
    const taken = this.remove(count);
    if (this.available < this.settings.batchSize / 2) this.refill().catch(ignore);
    return taken;
  }

  /** Resolves when no batch is being made, so that the database's pool can be closed. */
  async settled(): Promise<void> {
    await this.refilling?.catch(ignore);
  }

  /** One batch at a time; all who wait for it are counted in. */
  private refill(): Promise<void> {
    this.refilling ??= this.addBatch().finally(() => (this.refilling = undefined));
    return this.refilling;
  }

  private async addBatch(): Promise<void> {
    const missing = Math.max(this.settings.batchSize, this.wanted - this.available);
    const { keys, madeAt } = await this.settings.makeBatch(Math.min(largestBatch, missing));
    this.batches.push({ keys: [...keys], madeAt });
    this.available += keys.length;
  }

  private remove(count: number): DataKey[] {
    const taken: DataKey[] = [];
    for (let batch = this.batches[0]; batch && taken.length < count; batch = this.batches[0]) {
      taken.push(...batch.keys.splice(0, count - taken.length));
      if (batch.keys.length === 0) this.batches.shift();
    }
    this.available -= count;
    return taken;
  }

  /** Also keys from the future: the clock was set back, and their age is unknown. */
  private discardOld(): void {
    const now = this.settings.now();
    this.batches = this.batches.filter(({ madeAt }) => madeAt <= now && now - madeAt < this.settings.maxAge);
    this.available = this.batches.reduce((sum, { keys }) => sum + keys.length, 0);
  }
}

/** A background refill that failed is tried again by the next taker, who then sees the error. */
function ignore(): void {}
