import { disclosedFields } from '@koz/events';
import { dutchWords, number } from '@koz/services/koz';
import type { SeenCertificate, SeenEvent, SeenPolicies, View, Viewer } from '../look.js';
import type { Stage } from '../stages.js';
import { tableText } from './table.js';
import { causeWords, counted, dayWord, shownWord, stageTitles, statusWords, tierWords } from './words.js';

const columns: readonly (readonly [Viewer, string])[] = [
  ['organiser', 'organisator'],
  ['organiserElsewhere', 'andere organisator'],
  ['regie', 'regie (met reden)'],
  ['family', 'gezin'],
];

/** A stage for people: a table of what each role sees, and what was written since the stage before. */
export class StageText {
  private lastPosition = -1;
  private lastCertificate = 0;
  private lastForecast = '';

  of(stage: Stage, views: readonly View[]): { readonly title: string; readonly body: string } {
    const view = (role: Viewer) => views.find((each) => each.role === role);
    const [first] = views;
    const { events = [], certificates = [] } = view('auditor') ?? {};
    return {
      title: `${first ? dayWord(first.at) : ''}  ${stageTitles[stage]}`,
      body: [
        `De aanvraag is ${statusWords[first?.status ?? ''] ?? first?.status}.\n`,
        fieldTable(views),
        ...unanswered(views),
        ...this.forecastLines(view('family')?.forecast ?? []),
        '\nAuditor, uit het logboek (nooit een waarde):',
        ...this.eventLines(events),
        ...this.certificateLines(certificates),
        ...officerLines(view('officer')?.policies),
      ].join('\n'),
    };
  }

  /** Told again only when it changed. */
  private forecastLines(texts: readonly string[]): string[] {
    const told = texts.join('\n');
    if (told === this.lastForecast) return [];
    this.lastForecast = told;
    return ['\nGezin, wat er wanneer verdwijnt:', ...texts.map((text) => `  ${text}`)];
  }

  private eventLines(events: readonly SeenEvent[]): string[] {
    const fresh = events.filter(({ position }) => position > this.lastPosition);
    this.lastPosition = fresh.at(-1)?.position ?? this.lastPosition;
    if (fresh.length === 0) return ['  niets nieuws'];
    return fresh.map(
      ({ position, type, at }) => `  ${number(position).padStart(6)}  ${dayWord(at)}  ${type}`,
    );
  }

  private certificateLines(certificates: readonly SeenCertificate[]): string[] {
    const fresh = certificates.filter(({ sequence }) => sequence > this.lastCertificate);
    this.lastCertificate = fresh.at(-1)?.sequence ?? this.lastCertificate;
    return fresh.map(
      ({ sequence, tier, cause, at, completeAtLatest }) =>
        `  certificaat ${number(sequence)}: sleutel van ${tierWords[tier]} vernietigd op ${dayWord(at)} (${causeWords[cause]}), volledig ten laatste op ${dayWord(completeAtLatest)}; handtekening klopt`,
    );
  }
}

/** Fields that nobody gave or sees any more are left in: that is what is told. */
function fieldTable(views: readonly View[]): string {
  const shown = columns.map(([role]) => views.find((view) => view.role === role)?.fields ?? {});
  return tableText([
    ['', ...columns.map(([, title]) => title)],
    ...disclosedFields.map((field) => [
      dutchWords.field(field),
      ...shown.map((fields) => shownWord(fields[field]) || '-'),
    ]),
  ]);
}

const unanswered = (views: readonly View[]): string[] =>
  views
    .filter(({ httpStatus }) => httpStatus !== undefined && httpStatus !== 200)
    .map(({ role, httpStatus }) => {
      const title = columns.find(([viewer]) => viewer === role)?.[1] ?? role;
      return `${title}: krijgt het opvangplan niet meer te zien (antwoord ${httpStatus}).`;
    });

function officerLines(policies: SeenPolicies | undefined): string[] {
  if (!policies) return [];
  const { disclosure, retention, toGo } = policies;
  return [
    `Functionaris gegevensbescherming: methode ${disclosure}, bewaarbeleid ${retention}; nog te vernietigen: ${counted(toGo.precise, 'sleutel', 'sleutels')} van precieze gegevens, ${number(toGo.identity)} van identiteit, ${number(toGo.planning)} van planning.`,
  ];
}
