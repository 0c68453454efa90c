import { dayInBelgium } from '@koz/domain';
import { disclosedFields, type ApplicationStatus, type DisclosedField, type PlaceState } from '@koz/events';
import { tiers, type ErasureCause, type Instant, type Tier } from '@koz/privacy-types';
import type { FieldState, FieldThen, ToldEvent, Unreadable, ViewThen } from '@koz/replay';
import type { StreamReplay } from '@koz/services/replay-stream';
import { number } from '../cli/terminal.js';
import { dutchWords } from '../policies/table-words.js';

const statusWords: Readonly<Record<ApplicationStatus, string>> = {
  created: 'nieuw',
  noPlace: 'geen plaats',
  accepted: 'geaccepteerd',
  approved: 'goedgekeurd',
  rejected: 'niet goedgekeurd',
  withdrawn: 'ingetrokken',
};
const placeWords: Readonly<Record<PlaceState, string>> = {
  none: 'geen plaats gevonden',
  found: 'plaats gevonden',
  confirmed: 'plaats bevestigd',
};
const tierWords: Readonly<Record<Tier, string>> = {
  precise: 'precieze gegevens',
  identity: 'identiteit',
  planning: 'planning',
};
const causeWords: Readonly<Record<ErasureCause, string>> = {
  P2Y6M: '2,5 jaar',
  P5Y: '5 jaar',
  erasure: 'wissing gevraagd',
  withdrawal: 'na intrekking',
  departure: 'vertrek van het lokaal bestuur',
};
const unreadableWords: Readonly<Record<Unreadable, string>> = {
  birthMonth: 'de geboortemaand: er is aangenomen dat de bewaartermijn toen op tijd liep',
  startMonth: 'de startmaand',
  sharing: 'waar het gezin het plan liet delen',
  givenFields: 'of een veld ingevuld was',
};

/** A replay for people: what it was, a timeline, and a table of what each viewer had of each field. Never a value. */
export function replayLines(replay: StreamReplay): string[] {
  const { stream, asOf, position, revision, plan, registration, events } = replay;
  return [
    `${stream}, op ${momentWord(asOf)} (positie ${number(position)}, revisie ${number(revision)}).`,
    ...(registration ? [`${registration.name}, gegevens in ${registration.region}.`] : []),
    ...(plan ? stateLines(plan) : []),
    ...policyLines(plan?.policies ?? registration?.policies),
    '',
    'Tijdlijn:',
    ...events.map(eventLine),
    ...(plan
      ? ['', 'Wie zag toen wat (→ wat het nu is, waar dat verschilt):', ...tableLines(plan.views)]
      : []),
    ...(plan && plan.unreadable.length > 0
      ? ['', `Niet meer te lezen: ${plan.unreadable.map((what) => unreadableWords[what]).join('; ')}.`]
      : []),
  ];
}

function stateLines({ state, applications }: NonNullable<StreamReplay['plan']>): string[] {
  const gone = tiers.flatMap((tier) => {
    const key = state.keys[tier];
    return key.state === 'destroyed'
      ? [`${tierWords[tier]} (${dayWord(key.since)}, ${causeWords[key.cause]})`]
      : [];
  });
  return [
    [
      state.status === 'filed' ? 'Ingediend' : 'Ingetrokken',
      `ingediend op ${dayWord(state.filedAt)}`,
      ...(state.mandate ? ['door een loket'] : []),
      placeWords[state.place.state],
      ...(state.emergency ? ['op de noodlijst'] : []),
      ...(state.isErasureRequested ? ['wissing gevraagd'] : []),
      ...(state.holds.length > 0 ? ['bewaring opgelegd'] : []),
    ].join(', ') + '.',
    `Vernietigde sleutels: ${gone.length === 0 ? 'geen' : gone.join(', ')}.`,
    ...applications.map(
      ({ applicationId, status, since }) =>
        `Aanvraag ${short(applicationId)}: ${statusWords[status]} sinds ${momentWord(since)}.`,
    ),
  ];
}

function policyLines(policies: NonNullable<StreamReplay['plan']>['policies'] | undefined): string[] {
  if (!policies) return [];
  const { methods, retention, terms } = policies;
  return [
    `Toen gold: ${methods.map(({ policyVersion }) => policyVersion).join(', ') || 'nog geen methode'}; bewaarbeleid ${retention.policyVersion}${retention.isDefault ? ' (standaard)' : ''}; opnemen binnen ${number(terms.takeUpDays)} dagen, bevestigen binnen ${number(terms.confirmDays)} dagen.`,
  ];
}

const eventLine = ({ position, at, stream, type, reasons, sealed }: ToldEvent): string =>
  [
    `  ${number(position).padStart(7)}  ${momentWord(at)}  ${type}`,
    ...(stream.startsWith('application-') ? [`aanvraag ${short(stream.slice('application-'.length))}`] : []),
    ...Object.entries(reasons).map(([name, code]) => `${name} ${code}`),
    ...(sealed.length > 0 ? [`verzegeld: ${sealed.map((tier) => tierWords[tier]).join(', ')}`] : []),
  ].join('  ');

/** Fields down, viewers across; whoever had no answer has a column that says so. */
function tableLines(views: readonly ViewThen[]): string[] {
  const rows = [
    ['', ...views.map(viewerWord)],
    ...disclosedFields.map((field: DisclosedField) => [
      dutchWords.field(field),
      ...views.map(({ fields }) => (fields[field] ? fieldWord(fields[field]) : '-')),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function viewerWord({ viewer, applicationId, isAnswered, lists }: ViewThen): string {
  const word = {
    organiser: `organisator ${short(applicationId ?? '')}`,
    pool: lists.includes('emergencyList') ? 'noodlijst' : 'zoekpool',
    family: 'gezin',
    regie: 'regie (met reden)',
  }[viewer];
  if (isAnswered === 'unknown') return `${word} (misschien)`;
  return isAnswered ? word : `${word} (niets)`;
}

function fieldWord({ orElse = [], now, ...then }: FieldThen): string {
  const ways = [then as FieldState, ...orElse].map(stateWord);
  const today = now === undefined ? '' : ` → ${now === null ? 'niets' : stateWord(now)}`;
  return `${[...new Set(ways)].join(' of ')}${today}`;
}

function stateWord(state: FieldState): string {
  switch (state.state) {
    case 'known':
      return 'zichtbaar';
    case 'generalised':
      return 'vergroofd';
    case 'erased':
      return `vernietigd ${dayWord(state.since as Instant)}`;
    case 'withheld':
      return `verborgen (${state.rule})`;
  }
}

const short = (id: string): string => id.slice(0, 8);
const dayWord = (at: Instant): string => dayInBelgium(at).split('-').reverse().join('/');

/** `24/11/2026 10:00:00`, in Belgium. */
const momentWord = (at: Instant): string =>
  new Intl.DateTimeFormat('nl-BE', {
    ...{ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Brussels' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
    .format(Date.parse(at))
    .replace(',', '');
