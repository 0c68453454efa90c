import type { AppendRequest, EventStore } from '@koz/event-store';

/** A writer stopped after its append took effect inside the server and before anybody else may see it. */
export interface HeldWriter {
  commit(): Promise<void>;
  /** The append fails after all: nothing of it remains. */
  rollBack(): Promise<void>;
}

/** An adapter on an empty log of its own, with the ways to disturb it that the contract needs. */
export interface EventStoreHarness {
  /** Appends, reads in the scope it is given, and reads the whole log. */
  readonly store: EventStore;
  /** A further store on the same log, as another process would have it. */
  another(): EventStore;
  /** Brings an append as far as it goes before it is visible; resolves when it is there. */
  hold(request: AppendRequest): Promise<HeldWriter>;
  /** Sends an append that takes effect and whose answer never arrives; rejects as the store would. */
  appendLosingAnswer(request: AppendRequest): Promise<void>;
  /** Ends every connection between the stores and the server, listening ones included. */
  breakConnections(): Promise<void>;
  dispose(): Promise<void>;
}

/** An adapter on a server of its own that can be killed; its data are durable. */
export interface KillableHarness {
  readonly store: EventStore;
  another(): EventStore;
  /** kill -9 of the server, at once. It is there again by itself or by `restart`. */
  kill(): Promise<void>;
  /** Resolves when the server serves again. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export interface ContractHarnesses {
  readonly makeHarness: () => Promise<EventStoreHarness>;
  /** Absent for a server that is not ours to kill: that test is then skipped by name. */
  readonly makeKillableHarness?: () => Promise<KillableHarness>;
}
