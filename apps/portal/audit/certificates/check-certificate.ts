import type { Schemas } from '@koz/api-client';
import { certificateHash, toHex, verifyCertificate, type CertificateStatement } from '@koz/browser-proofs';
import { shownDay } from '../../shared/dates/dates.js';
import { causeNames } from '../../shared/words/words.js';
import { proofProblem } from '../proof/checked-checkpoint.js';
import { bytesIn } from '../proof/hash-text.js';
import type { ProofFact, ProofStep } from '../proof/proof-step.js';
import { tierNames } from '../words/event-words.js';

type Certificate = Schemas['SignedCertificate'];
type PublicKeys = Schemas['PlanCertificates']['publicKeys'];

/** A certificate with what verifying it in the browser came to. */
export interface CheckedCertificate {
  readonly text: string;
  readonly steps: readonly ProofStep[];
  readonly facts: readonly ProofFact[];
  /** What is signed, to read. */
  readonly statement: string;
}

/** Verifies certificate and completion by their own bytes and the published keys. */
export async function checkCertificate(
  { certificate, completion, text }: Certificate,
  publicKeys: PublicKeys,
): Promise<CheckedCertificate> {
  const shredding = await verified('Het certificaat is ondertekend', certificate, publicKeys);
  const epoch =
    completion === null
      ? undefined
      : await verified('Het is volledig: ook de sleutel erboven is vernietigd', completion, publicKeys);
  const { statement } = shredding;
  return {
    text,
    steps: [shredding.step, epoch ? completes(epoch, statement) : notComplete(statement)],
    facts: await factsOf(certificate, statement),
    statement: statement ? JSON.stringify(statement, undefined, 2) : '',
  };
}

interface Verified {
  readonly step: ProofStep;
  readonly statement: CertificateStatement | undefined;
}

async function verified(title: string, base64: string, publicKeys: PublicKeys): Promise<Verified> {
  try {
    const statement = await verifyCertificate(bytesIn(base64), publicKeys);
    const text =
      'De handtekening (Ed25519) klopt met de bytes en de publieke sleutel. Nagerekend in uw browser.';
    return {
      statement,
      step: { title, outcome: 'holds', text, facts: [{ name: 'Sleutel', value: statement.signedBy }] },
    };
  } catch (error) {
    if (proofProblem(error) === undefined) throw error;
    const text = certificateProblem(error as { readonly fault: string });
    return { statement: undefined, step: { title, outcome: 'fails', text, facts: [] } };
  }
}

const certificateProblem = ({ fault }: { readonly fault: string }): string =>
  fault === 'unknownKey'
    ? 'Het is ondertekend met een sleutel die hier niet bij staat. Vraag het bestuur om die sleutel.'
    : fault === 'signature'
      ? 'De handtekening hoort niet bij deze tekst: er is iets aan gewijzigd.'
      : 'Dit zijn niet de bytes van een certificaat.';

/** An epoch's key completes the shreddings of its epoch and of earlier ones. */
function completes({ step, statement }: Verified, shredding: CertificateStatement | undefined): ProofStep {
  if (step.outcome !== 'holds' || !shredding || !statement) return step;
  const covers =
    statement.kind === 'epoch' &&
    statement.controller === shredding.controller &&
    Number(statement['epoch']) >= Number(shredding['epoch']);
  return covers
    ? { ...step, text: `${step.text} Ook wat schijven en reservekopieën nog hadden, is onleesbaar.` }
    : { ...step, outcome: 'fails', text: 'Dit tweede certificaat gaat over iets anders.' };
}

const notComplete = (shredding: CertificateStatement | undefined): ProofStep => ({
  title: 'Het is volledig: ook de sleutel erboven is vernietigd',
  outcome: 'later',
  text:
    shredding === undefined
      ? 'Nog niet.'
      : `Nog niet: dat gebeurt ten laatste op ${shownDay(String(shredding['completeAtLatest']))}.`,
  facts: [],
});

async function factsOf(
  base64: string,
  statement: CertificateStatement | undefined,
): Promise<readonly ProofFact[]> {
  if (!statement) return [];
  const key = statement['dataKey'] as { readonly fingerprint?: string } | undefined;
  return [
    { name: 'Wat', value: tierNames[String(statement['tier'])] ?? String(statement['tier']) },
    { name: 'Wanneer', value: shownDay(statement.at) },
    { name: 'Waarom', value: causeNames[String(statement['cause'])] ?? String(statement['cause']) },
    { name: 'Volgnummer bij dit bestuur', value: String(statement.sequence) },
    { name: 'Vingerafdruk van de sleutel', value: key?.fingerprint ?? 'niet vermeld' },
    { name: 'Hash van het vorige certificaat', value: statement.previous },
    { name: 'Hash van dit certificaat', value: toHex(await certificateHash(bytesIn(base64))) },
  ];
}
