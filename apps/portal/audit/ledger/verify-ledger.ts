import type { Schemas } from '@koz/api-client';
import { verifyConsistency, verifyInclusion } from '@koz/browser-proofs';
import { checkCheckpoint, rootText } from '../proof/checked-checkpoint.js';
import { hashIn } from '../proof/hash-text.js';
import type { ProofStep } from '../proof/proof-step.js';

/** What the ledger's checkpoint is: signed, or why it is not accepted. */
export async function ledgerSignature(told: Schemas['LogCheckpoint']): Promise<ProofStep> {
  const { checkpoint, problem } = await checkCheckpoint(told);
  return {
    title: 'Het controlepunt van het register is ondertekend',
    outcome: checkpoint ? 'holds' : 'fails',
    text: checkpoint ? `Het legt ${checkpoint.size} regels vast.` : (problem ?? ''),
    facts: [
      { name: 'Register', value: told.origin },
      { name: 'Aantal regels', value: String(checkpoint?.size ?? told.size) },
      { name: 'Wortel', value: checkpoint ? rootText(checkpoint) : told.root },
      { name: 'Publieke sleutel', value: told.verifierKeys.join(' ') },
    ],
  };
}

/** Whether a line of the ledger stands at its place in the signed tree. */
export async function ledgerInclusion(
  told: Schemas['LogCheckpoint'],
  proof: Schemas['LedgerInclusionProof'],
): Promise<ProofStep> {
  const { checkpoint } = await checkCheckpoint(told);
  const holds =
    checkpoint !== undefined &&
    (await verifyInclusion(
      { ...checkpoint, leafHash: hashIn(proof.leafHash), index: proof.entry },
      proof.proof.map((hash) => hashIn(hash)),
    ));
  return {
    title: `Regel ${proof.entry} staat op haar plaats in het register`,
    outcome: holds ? 'holds' : 'fails',
    text: holds
      ? `Over ${proof.proof.length} hashes kwamen we uit bij de ondertekende wortel.`
      : 'Het bewijs van de server leidt niet naar de ondertekende wortel.',
    facts: [
      { name: 'Blad', value: proof.leafHash },
      { name: 'Hashes van het bewijs', value: proof.proof.join(' ') || 'geen: er is maar één blad' },
    ],
  };
}

/** Whether the ledger of today begins with the one that it was at an earlier size. */
export async function ledgerConsistency(
  told: Schemas['LogCheckpoint'],
  proof: Schemas['ConsistencyProof'],
): Promise<ProofStep> {
  const { checkpoint } = await checkCheckpoint(told);
  const first = { size: proof.from, root: hashIn(proof.fromRoot) };
  const holds =
    checkpoint !== undefined &&
    (await verifyConsistency(
      first,
      checkpoint,
      proof.proof.map((hash) => hashIn(hash)),
    ));
  return {
    title: `Het register van nu begint met dat van ${proof.from} regels`,
    outcome: holds ? 'holds' : 'fails',
    text: holds
      ? 'Wat er toen stond, staat er nog. Vergelijk de wortel van toen met die van een controlepunt dat u bewaarde.'
      : 'Het bewijs van de server leidt niet naar de ondertekende wortel.',
    facts: [{ name: 'Wortel toen', value: proof.fromRoot }],
  };
}
