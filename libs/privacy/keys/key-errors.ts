import type { ControllerId, KeyId } from '@koz/privacy-types';

/*
 * Errors of the key hierarchy. Each names ids only: no secret, no wrapped bytes and no value stands in a message
 * or a property.
 */

/** The master key is missing, of a wrong form, or given twice: the process does not start. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/** A file of the keys directory cannot be read as what it should be, or does not belong to this master key. */
export class DamagedKeyFileError extends Error {
  override readonly name = 'DamagedKeyFileError';
  constructor(
    readonly controller: ControllerId,
    readonly file: string,
    readonly damage: 'form' | 'authentication',
  ) {
    super(
      damage === 'form'
        ? `key file ${controller}/${file} is not a key file`
        : `key file ${controller}/${file} does not open with this master key`,
    );
  }
}

/**
 * The vault holds rows of a controller, but the keys directory has not the key under which they were made: a wrong
 * or lost directory. Making a new key instead would hide that, so this stops.
 */
export class MissingKeyFileError extends Error {
  override readonly name = 'MissingKeyFileError';
  constructor(
    readonly controller: ControllerId,
    readonly file: string,
  ) {
    super(`the vault needs key file ${controller}/${file}, which is not in the keys directory`);
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
