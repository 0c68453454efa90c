import type { Schemas } from '@koz/api-client';
import { fromBase64, parseCheckpoint, ProofError, verifyCheckpoint } from '@koz/browser-proofs';
import { checkCheckpoint, keysOf, proofProblem, rootText } from '../proof/checked-checkpoint.js';
import type { ProofStep } from '../proof/proof-step.js';
import { heldAgainst, type LogCalls } from '../verify/verify-log.js';

/** What a receipt is held to, and the key that its holder was given by another way, if any. */
export interface ReceiptCalls extends Pick<LogCalls, 'checkpoint' | 'consistency'> {
  readonly ownKey?: string | undefined;
}

/**
 * The note in what somebody kept: the note itself, or its base64 as the header of an answer carries it. Blanks at the
 * ends and line ends of Windows are what copying adds.
 */
export function noteIn(kept: string): string {
  const text = kept.replaceAll('\r\n', '\n').trim();
  const decoded = /\s/.test(text) ? undefined : fromBase64(text);
  const note = decoded ? new TextDecoder().decode(decoded).trim() : text;
  return `${note}\n`;
}

/** Holds a receipt against the log of today, step by step. */
export async function checkReceipt(kept: string, calls: ReceiptCalls): Promise<readonly ProofStep[]> {
  const note = noteIn(kept);
  const form = formStep(note);
  if (form.outcome !== 'holds') return [form];
  const told = await calls.checkpoint();
  const signed = await signatureStep(note, told, calls.ownKey);
  if (signed.outcome !== 'holds') return [form, signed];
  const { checkpoint: newest, problem } = await checkCheckpoint(told);
  const title = 'Het logboek van vandaag begint met dat van toen';
  if (!newest)
    return [
      form,
      signed,
      { title, outcome: 'fails', text: `Het controlepunt van vandaag: ${problem}`, facts: [] },
    ];
  const { outcome, text } = await heldAgainst(note, { told, newest, calls });
  const facts = [
    { name: 'Gebeurtenissen vandaag', value: String(newest.size) },
    { name: 'Wortel vandaag', value: rootText(newest) },
  ];
  return [form, signed, { title, outcome, text, facts }];
}

function formStep(note: string): ProofStep {
  const title = 'Dit is een controlepunt';
  try {
    const { origin, size, root } = parseCheckpoint(note);
    const facts = [
      { name: 'Logboek', value: origin },
      { name: 'Gebeurtenissen toen', value: String(size) },
      { name: 'Wortel toen', value: rootText({ root }) },
    ];
    return { title, outcome: 'holds', text: `Het legt ${size} gebeurtenissen vast.`, facts };
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    const text =
      'De tekst heeft niet de vorm van een controlepunt. Neem hem helemaal over, van de eerste regel tot de laatste.';
    return { title, outcome: 'fails', text, facts: [] };
  }
}

async function signatureStep(
  note: string,
  { origin, verifierKeys }: Schemas['LogCheckpoint'],
  ownKey: string | undefined,
): Promise<ProofStep> {
  const title = 'Het is ondertekend door dit logboek';
  const own = ownKey?.trim() ? [ownKey.trim()] : undefined;
  const facts = [
    { name: own ? 'Uw publieke sleutel' : 'Publieke sleutel', value: (own ?? verifierKeys).join(' ') },
  ];
  try {
    await verifyCheckpoint(note, origin, await keysOf(own ?? verifierKeys));
  } catch (error) {
    const text = proofProblem(error);
    if (text === undefined) throw error;
    return { title, outcome: 'fails', text, facts };
  }
  const text = own
    ? 'De handtekening is van de sleutel die u zelf gaf.'
    : 'De handtekening is van de sleutel die de server noemt. Kreeg u de sleutel langs een andere weg? Vergelijk ze.';
  return { title, outcome: 'holds', text, facts };
}
