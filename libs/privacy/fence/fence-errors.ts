import { DiscreetError } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';

/** What is wrong with a file of the fence. */
export type FenceDamage =
  /** The file does not begin as a file of this directory, or not where it should. */
  | 'header'
  /** A record is not what was written. */
  | 'record'
  /** Records or files are missing. */
  | 'gap'
  /** The record is of another controller: the file was copied here. */
  | 'controller';

const inDutch: Readonly<Record<FenceDamage, string>> = {
  header: 'het begin van het bestand klopt niet',
  record: 'deze regel is niet wat er geschreven werd',
  gap: 'er ontbreken regels of bestanden',
  controller: 'deze regel hoort bij een andere verwerkingsverantwoordelijke',
};

/** A file of the fence is damaged elsewhere than at its very end. Nothing is mended: a copy must be put back. */
export class FenceDamagedError extends DiscreetError {
  override readonly name = 'FenceDamagedError';
  constructor(
    readonly controller: ControllerId,
    readonly file: string,
    /** The entry that is wanted there. */
    readonly sequence: number,
    readonly damage: FenceDamage,
  ) {
    super(
      `De afscherming is beschadigd in ${controller}/${file} bij nummer ${sequence}: ${inDutch[damage]}.`,
    );
  }
}

/** An entry that cannot be written: larger than a record may be, or of another controller. */
export class FenceEntryError extends DiscreetError {
  override readonly name = 'FenceEntryError';
}
