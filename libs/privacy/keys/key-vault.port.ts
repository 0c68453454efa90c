import type {
  CarePlanId,
  CommandId,
  ControllerId,
  ErasureCause,
  Instant,
  KeyId,
  Tier,
} from '@koz/privacy-types';

/** A data key in use: 32 random bytes, named by a random id. Never stored, never logged. */
export interface DataKey {
  readonly id: KeyId;
  readonly secret: Uint8Array;
}

/** What the vault knows of a key that an envelope names. `unknown` is damage: such a key was never made here. */
export type KeyLookup =
  | { readonly state: 'present'; readonly key: DataKey }
  | { readonly state: 'destroyed'; readonly since: Instant; readonly cause: ErasureCause }
  | { readonly state: 'unknown' };

/**
 * What an HMAC row may be looked up by. An `importReference` belongs to one plan, that of its first claim; a
 * `nationalNumber` may stand in several plans of one parent, and each claim of it is kept; so may a `logIn`, the actor id
 * under which a family filed and by which it finds its plans at the next log-in.
 */
export type LookupKind = 'importReference' | 'nationalNumber' | 'logIn';

/**
 * The keys of care plans. Wrapped keys are read with each page and unwrapped locally; nothing caches a key that
 * an event names, so that a destroyed key is gone for every reader at once.
 */
export interface KeyVault {
  /**
   * `count` keys that no event names yet, from a batch made ahead and already durable. Name them at once: a key
   * that is not named within a day of its making is forgotten, and at most half of that day is over when it is
   * given out.
   */
  takeKeys(controller: ControllerId, count: number): Promise<DataKey[]>;
  /** Each key by id; every id that was asked for is in the answer. */
  keys(controller: ControllerId, ids: readonly KeyId[]): Promise<Map<KeyId, KeyLookup>>;
  /**
   * Deletes wrapped keys and leaves a tombstone each; a key already destroyed keeps its first tombstone. An id
   * that was never made for this controller is an error, and then none is destroyed.
   */
  destroy(controller: ControllerId, ids: readonly KeyId[], cause: ErasureCause): Promise<void>;
}

/** HMAC rows: the only fingerprints of values, in the vault's schema, deleted with the plan's keys. */
export interface LookupIndex {
  /**
   * Claims each value for the given plan and command; where the value was claimed before, answers with the first
   * claim. `first` tells that the claim of this entry's plan and command is that first one, now or on an earlier
   * try. Answers stand in the order of the entries.
   */
  claim(
    controller: ControllerId,
    kind: LookupKind,
    entries: readonly {
      readonly value: string;
      readonly carePlanId: CarePlanId;
      readonly commandId: CommandId;
    }[],
  ): Promise<{ carePlanId: CarePlanId; commandId: CommandId; first: boolean }[]>;
  /** The plans under which a value is known. */
  find(controller: ControllerId, kind: LookupKind, value: string): Promise<CarePlanId[]>;
  /** Deletes the rows of this kind of plans whose keys are being destroyed. */
  forget(controller: ControllerId, kind: LookupKind, carePlanIds: readonly CarePlanId[]): Promise<void>;
}

/** Bodies of commands, as HMACs kept for a day: the same Idempotency-Key with another body is refused. */
export interface CommandBodies {
  /** True when the command was new or had this very body; false when it had another. */
  remember(controller: ControllerId, commandId: CommandId, body: Uint8Array): Promise<boolean>;
}

/** Which plan and tier a ciphertext belongs to: the additional data, always taken from the row being answered. */
export interface EnvelopeContext {
  readonly carePlanId: CarePlanId;
  readonly tier: Tier;
}
