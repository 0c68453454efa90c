import type { Finding, LogFinding, Verification } from '@koz/audit';
import { number } from '../cli/terminal.js';

/* A verification in Dutch. A finding says what is wrong and where; nothing of it is a personal value. */

const ofLog: Readonly<Record<LogFinding['fault'], string>> = {
  event: 'de bytes zijn niet die waarmee de gebeurtenis bewaard werd',
  leaf: 'dit is niet de gebeurtenis die in de boom staat',
  leafMissing: 'de boom heeft hier geen blad',
  missing: 'hier ontbreekt een gebeurtenis',
  order: 'staat niet op haar plaats in de volgorde',
  record: 'geen leesbare gebeurtenis; wat volgt, is niet te lezen',
  truncated: 'het logboek houdt hier op, maar er werd verder getekend',
  surplus: 'er staat meer dan er getekend werd',
  controller: 'de rij noemt een andere verwerkingsverantwoordelijke dan de gebeurtenis',
};

type Reason<Fault extends Finding['fault']> = Extract<Finding, { fault: Fault; reason: unknown }>['reason'];

const ofCheckpoint: Readonly<Record<Reason<'checkpoint'>, string>> = {
  form: 'is geen controlepunt',
  unknownKey: 'is door geen bekende sleutel getekend',
  signature: 'de handtekening klopt niet',
  origin: 'is van een ander logboek',
  root: 'de wortel is een andere dan die van het logboek',
  order: 'volgt niet op het vorige',
  row: 'de kolommen ernaast zeggen iets anders',
  beyond: 'gaat verder dan het logboek',
};

const ofCertificate: Readonly<Record<Reason<'certificate'>, string>> = {
  form: 'is geen certificaat',
  unknownKey: 'is door geen bekende sleutel getekend',
  signature: 'de handtekening klopt niet',
  chain: 'ontbreekt, of sluit niet aan op het vorige',
  conflict: 'er staat een ander op dit nummer',
  fence: 'is niet dat van de afscherming',
  eventMissing: 'de gebeurtenis die het noemt, staat niet in het logboek',
  eventDiffers: 'de gebeurtenis die het noemt, zegt iets anders',
  row: 'de kolommen ernaast zeggen iets anders',
};

const ofFence: Readonly<Record<Reason<'fence'>, string>> = {
  header: 'het begin van het bestand klopt niet',
  record: 'is niet wat er geschreven werd',
  gap: 'er ontbreken regels of bestanden',
  controller: 'hoort bij een andere verwerkingsverantwoordelijke',
  cut: 'de afscherming houdt hier op, maar er zijn certificaten van later',
  certificateDiffers: 'zegt iets anders dan het certificaat',
  eventMissing: 'de vernietiging staat niet in het logboek, en haar verlies is niet aangegeven',
  eventDiffers: 'de gebeurtenis staat anders in het logboek',
};

const ofHead: Readonly<Record<Reason<'head'>, string>> = {
  missing: 'de kop van de stroom ontbreekt',
  tip: 'de kop van de stroom noemt een andere laatste gebeurtenis',
  stage: 'de kop van de stroom noemt een andere status dan de gebeurtenissen',
  place: 'de kop van de stroom noemt een andere plaats dan de gebeurtenissen',
  fence: 'de kop van de stroom noemt een andere afscherming dan de gebeurtenissen',
};

const ofExport: Readonly<Record<Reason<'export'>, string>> = {
  missing: 'ontbreekt',
  form: 'is niet van de juiste vorm',
  origin: 'hoort bij een ander logboek',
  size: 'telt niet wat het manifest zegt',
  checkpoint: 'eindigt niet met het controlepunt van het manifest',
};

/** What is wrong, and where: `positie 12, stroom application-…, revisie 3: …`. */
export function findingText(finding: Finding): string {
  switch (finding.fault) {
    case 'chain':
      return `${eventPlace(finding)}: volgt niet op de gebeurtenis ervoor in de stroom`;
    case 'unfenced':
      return `${eventPlace(finding)}: deze vernietiging staat niet in de afscherming`;
    case 'head':
      return `positie ${number(finding.position)}, stroom ${finding.stream}: ${ofHead[finding.reason]}`;
    case 'checkpoint': {
      const { size, upTo, reason, kept } = finding;
      const until = upTo === undefined ? '' : ` tot ${number(upTo)}`;
      return `${kept ? 'het gegeven controlepunt' : 'controlepunt'} bij omvang ${number(size)}${until}: ${ofCheckpoint[reason]}`;
    }
    case 'node':
      return `boom, niveau ${finding.level}, knoop ${number(finding.index)}: past niet bij wat eronder staat`;
    case 'certificate':
      return `certificaat ${number(finding.sequence)} van ${finding.controller}: ${ofCertificate[finding.reason]}`;
    case 'fence': {
      const { controller, sequence, file, stream, reason } = finding;
      const where = [
        `afscherming van ${controller}, nummer ${number(sequence)}`,
        file,
        stream && `stroom ${stream}`,
      ];
      return `${where.filter(Boolean).join(', ')}: ${ofFence[reason]}`;
    }
    case 'export':
      return `${finding.file}: ${ofExport[finding.reason]}`;
    default:
      return `${eventPlace(finding)}: ${ofLog[finding.fault]}`;
  }
}

function eventPlace({
  position,
  upTo,
  stream,
  revision,
}: Pick<LogFinding, 'position' | 'upTo' | 'stream' | 'revision'>): string {
  if (upTo !== undefined) return `positie ${number(position)} tot ${number(upTo)}`;
  const of = stream === undefined ? '' : `, stroom ${stream}, revisie ${revision ?? '?'}`;
  return `positie ${number(position)}${of}`;
}

/**
 * The whole verification as lines: what was gone through, what was declared, what is wrong.
 *
 * @param faultsElsewhere told before these lines, and counted with theirs
 */
export function verificationLines(verification: Verification, faultsElsewhere = 0): string[] {
  const { positions, events, checkpoints, certificates, fenceEntries, findings, findingsBeyond } =
    verification;
  const found = findings.length + findingsBeyond + faultsElsewhere;
  const others = positions - events;
  return [
    `Logboek ${verification.origin}`,
    `${number(positions)} posities nagegaan, ${number(events)} gebeurtenissen voluit${others > 0 ? ` en ${number(others)} als blad` : ''}; getekend tot omvang ${number(verification.size)}.`,
    `${number(checkpoints)} controlepunten, ${number(certificates)} certificaten, ${number(fenceEntries)} regels van de afscherming.`,
    ...noteLines(verification),
    ...findings.map((finding) => `FOUT ${findingText(finding)}.`),
    ...(findingsBeyond > 0 ? [`en nog ${number(findingsBeyond)} fouten`] : []),
    found === 0 ? 'Alles klopt.' : `${number(found)} fouten gevonden.`,
  ];
}

function noteLines(verification: Verification): string[] {
  const { positions, size, underWay, declaredLosses, declaredLost, keptBeforeLoss } = verification;
  return [
    ...(positions > size
      ? [
          `Posities ${number(size)} tot ${number(positions - 1)} zijn nog niet getekend: alleen hun ketens zijn nagegaan.`,
        ]
      : []),
    ...(underWay > 0
      ? [
          `${number(underWay)} vernietigingen waren aan de gang: hun certificaat staat nog alleen in de afscherming.`,
        ]
      : []),
    ...declaredLosses.map(
      ({ controller, from, to, position, stream }) =>
        `Aangegeven verlies van ${controller}: posities ${number(from)} tot ${number(to)} gingen verloren bij het terugzetten van een reservekopie (positie ${number(position)}, stroom ${stream}).`,
    ),
    ...(declaredLost > 0
      ? [
          `${number(declaredLost)} gebeurtenissen van de afscherming gingen met hun opvangplan verloren, zoals aangegeven.`,
        ]
      : []),
    ...(keptBeforeLoss > 0
      ? [
          `${number(keptBeforeLoss)} gegeven controlepunten zijn van voor een aangegeven verlies en passen niet meer.`,
        ]
      : []),
  ];
}
