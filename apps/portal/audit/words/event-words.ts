import type { operations } from '@koz/api-client';

export type EventType = NonNullable<NonNullable<operations['readAuditLog']['parameters']['query']>['type']>;

/** What each kind of event says, in one sentence. A kind without its words does not compile. */
export const eventWords: Readonly<Record<EventType, string>> = {
  CarePlanFiled: 'Een opvangplan is ingediend',
  PlaceFound: 'Er is een plaats gevonden',
  PlaceConfirmed: 'De plaats is bevestigd',
  PlaceDeclined: 'De plaats gaat niet door',
  CarePlanWithdrawn: 'Het opvangplan is ingetrokken',
  CarePlanAmended: 'De gevraagde opvang is gewijzigd',
  SharingScopeChanged: 'Het gezin wijzigde met wie het deelt',
  LocationAdded: 'Er is een opvanglocatie bijgekomen',
  PersonalDataRectified: 'Persoonsgegevens zijn verbeterd of aangevuld',
  EmergencyListed: 'Het opvangplan staat op de noodlijst',
  EmergencyUnlisted: 'Het opvangplan staat niet meer op de noodlijst',
  ApplicationCreated: 'Een aanvraag is gemaakt',
  ApplicationMarkedNoPlace: 'De opvanglocatie heeft geen plaats',
  ApplicationAccepted: 'De aanvraag is geaccepteerd',
  ApplicationApproved: 'De aanvraag is goedgekeurd',
  ApplicationApprovalUndone: 'De goedkeuring is teruggedraaid',
  ApplicationRejected: 'De aanvraag is niet goedgekeurd',
  ApplicationWithdrawn: 'De aanvraag is ingetrokken',
  ApplicationReinstated: 'De aanvraag loopt weer',
  ControllerRegistered: 'Een lokaal bestuur is ingeschreven',
  DisclosureMethodAdopted: 'Het bestuur nam een methode aan',
  HandlingTermsAdopted: 'Het bestuur nam termijnen aan',
  PersonalDataGeneralised: 'Gegevens zijn minder precies gemaakt (2,5 jaar)',
  GeneralisedDataRectified: 'Minder precieze gegevens zijn verbeterd',
  PersonalDataAnonymised: 'Het opvangplan is anoniem gemaakt (5 jaar)',
  PersonalDataKeyShredded: 'Een sleutel is vernietigd',
  ErasureRequested: 'Er is gevraagd om alles te wissen',
  LegalHoldPlaced: 'Het opvangplan moet langer bewaard blijven',
  LegalHoldLiftRequested: 'Er is gevraagd om de langere bewaring op te heffen',
  LegalHoldLifted: 'De langere bewaring is opgeheven',
  RetentionPolicyProposed: 'Er is een bewaarbeleid voorgesteld',
  RetentionPolicyProposalWithdrawn: 'Een voorgesteld bewaarbeleid is ingetrokken',
  RetentionPolicyAdopted: 'Het bestuur nam een bewaarbeleid aan',
  AnonymisationBatchPlanned: 'Een maandgroep is gepland om te anonimiseren',
  CohortTallied: 'De aantallen van een maandgroep zijn bewaard',
  DepartureProposed: 'Er is voorgesteld dat het bestuur vertrekt',
  DepartureConfirmed: 'Het vertrek van het bestuur is bevestigd',
  DepartureWithdrawn: 'Het vertrek van het bestuur gaat niet door',
  ControllerExported: 'Alle gegevens van het bestuur zijn verzegeld meegegeven',
  DepartureBegun: 'De sleutels van het bestuur worden vernietigd',
  ControllerLeft: 'Het bestuur is vertrokken',
  LogRestored: 'Het logboek is teruggezet uit een reservekopie',
};

export const eventTypes = Object.keys(eventWords) as readonly EventType[];

/** The sentence for a kind of event; its own name for one that this page does not know yet. */
export const eventText = (type: string): string =>
  (eventWords as Readonly<Record<string, string>>)[type] ?? type;

const streamWords: Readonly<Record<string, string>> = {
  carePlan: 'opvangplan',
  application: 'aanvraag',
  controller: 'bestuur',
};

/** "aanvraag 0267b437…": which stream, short enough for a table. */
export function streamText(stream: string): string {
  const [kind = '', ...id] = stream.split('-');
  const short = kind === 'controller' ? id.join('-') : `${id[0] ?? ''}…`;
  return `${streamWords[kind] ?? kind} ${short}`;
}

/** What a stream is about, in one word. */
export const streamKind = (stream: string): string => streamWords[stream.split('-')[0] ?? ''] ?? 'stroom';

/** Parts of a plan's data, each under a key of its own. */
export const tierNames: Readonly<Record<string, string>> = {
  precise: 'precieze gegevens (adres, contact, rijksregisternummer, dag van geboorte)',
  identity: 'namen, voorrangsregels en minder precieze gegevens',
  planning: 'gegevens over de gevraagde opvang',
};

/** A position of the log, with points: "104.262". */
export const positionText = (position: number): string => new Intl.NumberFormat('nl-BE').format(position);
