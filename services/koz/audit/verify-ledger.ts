import { ledgerOrigin, verifierKey, type VerifierKey } from '@koz/audit';
import { verifyLedger, type LedgerFault, type LedgerSummary } from '@koz/disclosure-ledger';
import { outsideTransaction } from '@koz/platform';
import type { Runtime } from '@koz/runtime';
import { number } from '../cli/terminal.js';

/** The ledger as it was found. */
export interface LedgerVerdict extends LedgerSummary {
  readonly found: readonly LedgerFault[];
}

/** More are counted, not listed. */
const mostListed = 1000;

/**
 * Holds the ledger of disclosures and consultations to what was signed of it.
 *
 * @param keys others by which it may be signed: of before
 * @param kept its checkpoints that somebody kept
 */
export async function ledgerVerdict(
  { database, shredding }: Pick<Runtime, 'database' | 'shredding'>,
  { keys, kept }: { readonly keys: readonly VerifierKey[]; readonly kept: readonly string[] },
  onProgress: (line: string) => void,
): Promise<LedgerVerdict> {
  const origin = ledgerOrigin(shredding.fence.directory.id);
  const faults = verifyLedger({
    sql: outsideTransaction(database.pool('koz_auditor')),
    origin,
    keys: [shredding.signingKey.publicKey, ...keys.map(({ publicKey }) => publicKey)].map((publicKey) =>
      verifierKey(origin, publicKey),
    ),
    kept,
    onProgress: (done, of) =>
      onProgress(`${number(done)} van ${number(of)} bladeren van het register nagegaan`),
  });
  const found: LedgerFault[] = [];
  for (;;) {
    const next = await faults.next();
    if (next.done) return { ...next.value, found };
    if (found.length < mostListed) found.push(next.value);
  }
}

const words: Readonly<Record<LedgerFault['fault'], string>> = {
  missingRow: 'een rij die getekend is, ontbreekt',
  changedRow: 'een rij is niet die welke getekend werd',
  insertedRow: 'een rij is buiten het register om toegevoegd',
  missingLeaf: 'van dit blad is niet geweten bij welke rij het hoort',
  missingNode: 'een knoop van de boom ontbreekt',
  changedNode: 'een knoop van de boom past niet bij wat eronder staat',
  badCheckpoint: 'het controlepunt is niet getekend of zegt iets anders dan zijn rij',
  anotherTree: 'het controlepunt is van een andere boom',
  truncated: 'er werd verder getekend dan wat er staat',
};

/** The ledger in Dutch: what was gone through, and what is wrong with its place. */
export const ledgerLines = ({ leaves, checkpoints, unsealed, faults, found }: LedgerVerdict): string[] => [
  `Register van inzage: ${number(leaves)} rijen en ${number(checkpoints)} controlepunten nagegaan${unsealed > 0 ? `, ${number(unsealed)} rijen wachten nog op hun blad` : ''}.`,
  ...found.map((fault) => `FOUT ${placeOf(fault)}: ${words[fault.fault]}.`),
  ...(faults > found.length ? [`en nog ${number(faults - found.length)} fouten`] : []),
];

function placeOf(fault: LedgerFault): string {
  const parts: string[] = [fault.table];
  if ('entry' in fault) parts.push(`rij ${number(fault.entry)}`);
  if ('level' in fault) parts.push(`niveau ${fault.level}`);
  if ('index' in fault) parts.push(`blad ${number(fault.index)}`);
  if ('size' in fault) parts.push(`omvang ${number(fault.size)}`);
  return parts.join(', ');
}
