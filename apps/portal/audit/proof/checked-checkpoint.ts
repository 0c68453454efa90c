import type { Schemas } from '@koz/api-client';
import {
  parseVerifierKey,
  ProofError,
  toBase64,
  verifyCheckpoint,
  type Checkpoint,
  type VerifierKey,
} from '@koz/browser-proofs';

/** A checkpoint with the keys by which it is to be verified, as the server gives it. */
export type ToldCheckpoint = Pick<Schemas['LogCheckpoint'], 'note' | 'origin' | 'verifierKeys'>;

/** What verifying a checkpoint came to. */
export interface CheckedCheckpoint {
  /** Undefined when the signature is not of one of the keys, or the text is no checkpoint. */
  readonly checkpoint: Checkpoint | undefined;
  readonly problem: string | undefined;
}

const faultWords: Readonly<Record<ProofError['fault'], string>> = {
  form: 'Dit is geen controlepunt: de tekst heeft niet de juiste vorm.',
  unknownKey: 'Geen enkele handtekening is van een sleutel van dit logboek.',
  signature: 'De handtekening hoort niet bij deze tekst: er is iets aan gewijzigd.',
  origin: 'Dit controlepunt is van een ander logboek.',
  proof: 'Het bewijs van de server leidt niet naar de ondertekende wortel.',
};

/** Why something proves nothing, in words; undefined for an error that is no verdict. */
export const proofProblem = (error: unknown): string | undefined =>
  error instanceof ProofError ? faultWords[error.fault] : undefined;

/** The keys that the server names. Throws ProofError when one is not what it says. */
export const keysOf = (told: readonly string[]): Promise<VerifierKey[]> =>
  Promise.all(told.map(parseVerifierKey));

/** Verifies the signature of a checkpoint that was told. */
export async function checkCheckpoint({
  note,
  origin,
  verifierKeys,
}: ToldCheckpoint): Promise<CheckedCheckpoint> {
  try {
    return {
      checkpoint: await verifyCheckpoint(note, origin, await keysOf(verifierKeys)),
      problem: undefined,
    };
  } catch (error) {
    const problem = proofProblem(error);
    if (problem === undefined) throw error;
    return { checkpoint: undefined, problem };
  }
}

/** The root of a checkpoint as pages show it. */
export const rootText = ({ root }: Pick<Checkpoint, 'root'>): string => toBase64(root);
