import type { Schemas } from '@koz/api-client';
import { areSame, eventHash, logLeafHash, toBase64, verifyInclusion, type Bytes } from '@koz/browser-proofs';
import { checkCheckpoint, rootText } from '../proof/checked-checkpoint.js';
import { bytesIn, hashIn } from '../proof/hash-text.js';
import type { Outcome, ProofStep } from '../proof/proof-step.js';

type LogEvent = Schemas['LogEvent'];
export type OwnEntry = Schemas['OwnLogEntry'];
export type OtherEntry = Schemas['OtherLogEntry'];

/** All that the verification of one event is computed from. */
export interface EventEvidence {
  readonly event: LogEvent;
  readonly checkpoint: Schemas['LogCheckpoint'];
  /** In the tree of that checkpoint; undefined when it does not reach this position yet. */
  readonly inclusion: Schemas['InclusionProof'] | undefined;
  /** The hash of the stream's event before this one; undefined for the first of a stream, and for others' events. */
  readonly before: string | undefined;
}

/** The entry, when it is the own controller's. */
export const ownEntry = ({ entry }: Pick<LogEvent, 'entry'>): OwnEntry | undefined =>
  entry.isOwn ? (entry as OwnEntry) : undefined;

/** From the bytes of an event to the signature over the whole log: each step computed here, none taken on trust. */
export async function verifyEvent(evidence: EventEvidence): Promise<readonly ProofStep[]> {
  const { event } = evidence;
  const own = ownEntry(event);
  const signed = await signatureStep(evidence);
  if (!own) {
    const leaf = hashIn((event.entry as OtherEntry).leafHash);
    return [otherStep(leaf), await treeStep(evidence, leaf), signed];
  }
  const { step, hash } = await bytesStep(event, own);
  const leaf = await logLeafHash(own.position, hash);
  return [step, chainStep(own, evidence.before), await treeStep(evidence, leaf), signed];
}

async function bytesStep(
  { stored }: LogEvent,
  own: OwnEntry,
): Promise<{ readonly step: ProofStep; readonly hash: Bytes }> {
  const told = hashIn(own.hash);
  const title = 'De bytes van de gebeurtenis geven haar hash';
  if (!stored || stored.payload === null) {
    const text =
      'Deze gebeurtenis bevat wat van een gezin overblijft na 5 jaar. Die bytes krijgt niemand te zien; we rekenen verder vanaf de hash.';
    return {
      hash: told,
      step: { title, outcome: 'open', text, facts: [{ name: 'Hash volgens de server', value: own.hash }] },
    };
  }
  const computed = await eventHash({
    ...{ id: own.eventId, stream: own.stream, revision: own.revision, type: own.type, version: own.version },
    previousHash: hashIn(own.previousHash),
    payload: bytesIn(stored.payload),
    metadata: bytesIn(stored.metadata),
  });
  const holds = areSame(computed, told);
  return {
    hash: computed,
    step: {
      title,
      outcome: holds ? 'holds' : 'fails',
      text: holds
        ? 'We rekenden de hash na uit alles wat er van de gebeurtenis bewaard is.'
        : 'Uit de bytes volgt een andere hash. De inhoud is gewijzigd nadat ze bewaard werd, of onderweg naar u.',
      facts: [
        { name: 'Berekend uit de bytes', value: toBase64(computed) },
        { name: 'Volgens de server', value: own.hash },
      ],
    },
  };
}

function chainStep({ revision, previousHash }: OwnEntry, before: string | undefined): ProofStep {
  const title = 'De gebeurtenis sluit aan op de vorige van haar stroom';
  const first = toBase64(new Uint8Array(32));
  const expected = revision === 0 ? first : before;
  const facts = [
    { name: 'Hash van de vorige, in deze gebeurtenis', value: previousHash },
    ...(expected === undefined ? [] : [{ name: 'Hash van de vorige gebeurtenis zelf', value: expected }]),
  ];
  if (expected === undefined)
    return { title, outcome: 'open', text: 'De vorige gebeurtenis van de stroom is niet gevonden.', facts };
  const holds = expected === previousHash;
  const isFirst = revision === 0;
  return {
    title,
    outcome: holds ? 'holds' : 'fails',
    text: !holds
      ? 'De keten is hier gebroken: ze noemt een andere vorige gebeurtenis.'
      : isFirst
        ? 'Dit is de eerste gebeurtenis van haar stroom; er gaat geen andere aan vooraf.'
        : 'De hash die ze van de vorige noemt, is die van de vorige.',
    facts,
  };
}

const otherStep = (leaf: Bytes): ProofStep => ({
  title: 'Een gebeurtenis van een ander bestuur',
  outcome: 'holds',
  text: 'U krijgt er alleen de hash van. Ook zonder de inhoud te zien kunt u nagaan dat ze op haar plaats staat.',
  facts: [{ name: 'Hash van het blad', value: toBase64(leaf) }],
});

async function treeStep({ event, inclusion, checkpoint }: EventEvidence, leaf: Bytes): Promise<ProofStep> {
  const title = 'Ze staat op haar positie in de boom van het hele logboek';
  const { position } = event.entry;
  if (!inclusion)
    return {
      ...{ title, outcome: 'open', facts: [] },
      text: `Het laatste controlepunt telt ${checkpoint.size} gebeurtenissen en reikt nog niet tot hier. Probeer het straks opnieuw.`,
    };
  const { checkpoint: signed } = await checkCheckpoint(checkpoint);
  const head = signed ?? { size: checkpoint.size, root: hashIn(checkpoint.root) };
  const proof = inclusion.proof.map((hash) => hashIn(hash));
  const holds = await verifyInclusion({ ...head, leafHash: leaf, index: position }, proof);
  const isTold = toBase64(leaf) === inclusion.leafHash;
  const text = holds
    ? `Van het blad klommen we over ${proof.length} hashes naar de wortel, en kwamen uit bij de ondertekende.`
    : isTold
      ? 'Het bewijs van de server leidt niet van dit blad naar de ondertekende wortel.'
      : `Op positie ${position} hoort een ander blad te staan dan uit deze gebeurtenis volgt.`;
  return {
    ...{ title, outcome: holds ? 'holds' : 'fails', text },
    facts: [
      { name: 'Gevonden blad, hier berekend', value: toBase64(leaf) },
      { name: 'Verwacht blad, in het bewijs', value: inclusion.leafHash },
      { name: 'Ondertekende wortel', value: rootText(head) },
      { name: 'Hashes van het bewijs', value: inclusion.proof.join(' ') || 'geen: er is maar één blad' },
    ],
  };
}

async function signatureStep({ checkpoint }: EventEvidence): Promise<ProofStep> {
  const { problem, checkpoint: signed } = await checkCheckpoint(checkpoint);
  const isSame = signed?.size === checkpoint.size && rootText(signed) === checkpoint.root;
  const outcome: Outcome = signed && isSame ? 'holds' : 'fails';
  return {
    title: 'Het controlepunt is ondertekend',
    outcome,
    text:
      outcome === 'holds'
        ? 'De handtekening (Ed25519) hoort bij dit controlepunt. Vergelijk de sleutel met die u langs een andere weg kreeg.'
        : (problem ?? 'Wat de server over het controlepunt zegt, is niet wat er ondertekend is.'),
    facts: [
      { name: 'Aantal gebeurtenissen', value: String(signed?.size ?? checkpoint.size) },
      { name: 'Wortel', value: signed ? rootText(signed) : checkpoint.root },
      { name: 'Publieke sleutel', value: checkpoint.verifierKeys.join(' ') },
    ],
  };
}
