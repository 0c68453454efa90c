import {
  CertificateError,
  CertificateKeys,
  statementOf,
  verifyCertificate,
  type CertificateStatement,
  type PublicSigningKey,
} from '@koz/audit';
import { dayInBelgium } from '@koz/domain';
import type { ErasureCause, Instant, Tier } from '@koz/privacy-types';
import type { CertificateAnswer, PlanCertificatesAnswer } from './certificates.dto.js';

/** A certificate of a shredding and the one that completes it, as exact bytes. */
export interface CertificateBytes {
  readonly certificate: Buffer;
  readonly completion: Buffer | undefined;
}

const tierWords: Readonly<Record<Tier, string>> = {
  precise:
    'de sleutel van de precieze gegevens (adres, contactgegevens, rijksregisternummer, dag van geboorte)',
  identity: 'de sleutel van de namen, voorrangsregels en veralgemeende gegevens',
  planning: 'de sleutel van de gegevens over de gevraagde opvang',
};

const causeWords: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: 'de bewaartermijn van 2,5 jaar',
  P5Y: 'de bewaartermijn van 5 jaar',
  erasure: 'het verzoek van het gezin om te wissen',
  withdrawal: 'de kortere termijn voor een opvangplan dat afgelopen is',
  departure: 'het vertrek van het lokaal bestuur',
};

const explanation =
  'Elk certificaat verklaart dat een sleutel van dit opvangplan vernietigd is: wat ermee versleuteld was, kan niemand ' +
  'nog lezen, ook wij niet. Het is ondertekend (Ed25519) en hangt met zijn volgnummer en de hash van het vorige vast ' +
  'aan de andere van hetzelfde bestuur. Wie het wil nagaan, neemt de bytes zoals ze hier staan en de publieke sleutel ' +
  'die het noemt; een databank of netwerk is daarvoor niet nodig.';

/** The certificates of one plan, explained. */
export function certificatesAnswer(
  found: readonly CertificateBytes[],
  publicKeys: readonly PublicSigningKey[],
): PlanCertificatesAnswer | undefined {
  const keys = new CertificateKeys(publicKeys);
  const answers = found.flatMap((each) => certificateAnswer(each, keys));
  const [first] = answers;
  if (first?.statement.kind !== 'shredding') return undefined;
  return { carePlanId: first.statement.carePlanId, certificates: answers, publicKeys, text: explanation };
}

function certificateAnswer(
  { certificate, completion }: CertificateBytes,
  keys: CertificateKeys,
): CertificateAnswer[] {
  const statement = statementOf(certificate);
  if (statement.kind !== 'shredding') return [];
  const completed = completion && statementOf(completion);
  const completeSince = completed?.kind === 'epoch' ? completed.destroyedAt : null;
  return [
    {
      certificate: certificate.toString('base64'),
      statement,
      completion: completion?.toString('base64') ?? null,
      completeSince,
      verified: isVerified(certificate, keys),
      text: textOf(statement, completeSince),
    },
  ];
}

/** One that was signed by an earlier key is shown all the same: its reader has that key, or asks for it. */
function isVerified(bytes: Buffer, keys: CertificateKeys): boolean {
  try {
    verifyCertificate(bytes, keys);
    return true;
  } catch (error) {
    if (error instanceof CertificateError) return false;
    throw error;
  }
}

const textOf = (
  { tier, cause, at, completeAtLatest }: Extract<CertificateStatement, { kind: 'shredding' }>,
  completeSince: Instant | null,
): string =>
  `Op ${dayText(at)} is ${tierWords[tier]} vernietigd, door ${causeWords[cause]}. ` +
  (completeSince === null
    ? `Ten laatste op ${dayText(completeAtLatest)} verdwijnt ook de sleutel waaronder ze bewaard was, en daarmee wat ` +
      'schijven en reservekopieën er nog van hadden.'
    : `Sinds ${dayText(completeSince)} is dat volledig: ook wat schijven en reservekopieën nog hadden, is onleesbaar.`);

/** `01/07/2026`, the day in Belgium. */
const dayText = (at: Instant): string => dayInBelgium(at).split('-').reverse().join('/');
