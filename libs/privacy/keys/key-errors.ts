import { DiscreetError } from '@koz/platform';
import type { CarePlanId, ControllerId, KeyId, Tier } from '@koz/privacy-types';

/*
 * Errors of the key hierarchy. Each names ids only: no secret, no wrapped bytes and no value stands in a message
 * or a property. The first three are told to whoever starts the process, in Dutch.
 */

/** The master key is missing, of a wrong form, given twice, or refuses to be used: somebody has to mend that. */
export class MasterKeyError extends DiscreetError {
  override readonly name = 'MasterKeyError';
  constructor(
    message: string,
    /** Of a transit engine: `forbidden`, `unknownKey` and so on. */
    readonly problem?: MasterKeyProblem,
  ) {
    super(message);
  }
}

export type MasterKeyProblem =
  'answer' | 'certificate' | 'forbidden' | 'token' | 'unknownKey' | 'unsuitable' | 'versionTooOld';

/** Whoever holds the master key cannot be asked for the moment. What was unwrapped already goes on. */
export class MasterKeyAwayError extends DiscreetError {
  override readonly name = 'MasterKeyAwayError';
  constructor(
    message: string,
    readonly problem: 'busy' | 'failing' | 'sealed' | 'timeout' | 'unreachable',
  ) {
    super(message);
  }
}

/** A file of the keys directory cannot be read as what it should be, or does not belong to this master key. */
export class DamagedKeyFileError extends DiscreetError {
  override readonly name = 'DamagedKeyFileError';
  constructor(
    readonly controller: ControllerId,
    readonly file: string,
    /** `neither`: asked with the master key of before and the one of after. */
    readonly damage: 'form' | 'authentication' | 'neither',
  ) {
    super(`het sleutelbestand ${controller}/${file} ${damages[damage]}`);
  }
}

const damages = {
  form: 'is beschadigd',
  authentication: 'opent niet met deze hoofdsleutel',
  neither: 'opent met geen van beide hoofdsleutels',
} as const;

/**
 * The vault holds rows of a controller, but the keys directory has not the key under which they were made: a wrong
 * or lost directory. Making a new key instead would hide that, so this stops.
 */
export class MissingKeyFileError extends DiscreetError {
  override readonly name = 'MissingKeyFileError';
  constructor(
    readonly controller: ControllerId,
    readonly file: string,
  ) {
    super(`het sleutelbestand ${controller}/${file} ontbreekt in KOZ_KEYS_DIR`);
  }
}

/** A wrapped data key that does not authenticate under its epoch key: damage or an attack, never an erasure. */
export class DamagedKeyError extends Error {
  override readonly name = 'DamagedKeyError';
  constructor(
    readonly controller: ControllerId,
    readonly keyId: KeyId,
  ) {
    super(`the wrapped key ${keyId} of ${controller} is damaged`);
  }
}

/** Keys to destroy that were never made here, or belong to another controller; none was destroyed. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';
  constructor(readonly controller: ControllerId) {
    super(`a key to destroy was never made for ${controller}`);
  }
}

/** An epoch key that may not be destroyed; the epoch stays as it is. */
export class EpochStillNeededError extends DiscreetError {
  override readonly name = 'EpochStillNeededError';
  constructor(
    readonly controller: ControllerId,
    readonly epoch: number,
    /**
     * `current`: new keys come under it; `inUse`: keys are under it; `earlier`: an earlier one lives on; `notReleased`:
     * no backup without it, and too early.
     */
    readonly because: 'unknown' | 'current' | 'inUse' | 'earlier' | 'notReleased',
  ) {
    super(`the epoch key ${epoch} of ${controller} may not be destroyed: ${because}`);
  }
}

/** The fence was written further than the caller says, or not as far: somebody else is carrying it out. */
export class FenceHeadError extends DiscreetError {
  override readonly name = 'FenceHeadError';
  constructor(
    readonly controller: ControllerId,
    /** The last entry that the vault carried out. */
    readonly sequence: number,
    readonly problem: 'behind' | 'differs',
  ) {
    super(`the fence of ${controller} was carried out up to ${sequence}: ${problem}`);
  }
}

/** A tier of this plan was destroyed for ever: no key is made or taken for it again. */
export class PlanFencedError extends Error {
  override readonly name = 'PlanFencedError';
  constructor(
    readonly controller: ControllerId,
    readonly carePlanId: CarePlanId,
    readonly tier: Tier,
  ) {
    super(`the ${tier} tier of the care plan is closed for ever`);
  }
}
