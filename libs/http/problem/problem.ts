/**
 * The kinds of refusal that clients may rely on, each with its HTTP status and its Dutch title. The `type` of a
 * problem document is `urn:kinderopvangzoeker:problem:` and this name (RFC 9457); a name is never reused.
 */
export const problemKinds = {
  validation: { status: 400, title: 'Ongeldige gegevens', detail: 'Niet alle gegevens zijn geldig.' },
  unauthenticated: { status: 401, title: 'Niet aangemeld', detail: 'Hiervoor is aanmelden nodig.' },
  forbidden: { status: 403, title: 'Geen toegang', detail: 'Deze rol heeft hier geen toegang toe.' },
  'not-found': { status: 404, title: 'Niet gevonden', detail: 'Dit bestaat niet, of is niet toegankelijk.' },
  'transition-not-allowed': {
    status: 409,
    title: 'Stap niet toegestaan',
    detail: 'Deze stap kan niet in de huidige status van de aanvraag.',
  },
  'place-already-found': {
    status: 409,
    title: 'Plaats al gevonden',
    detail: 'Voor dit opvangplan is al een plaats gevonden.',
  },
  'no-place-found': {
    status: 409,
    title: 'Geen plaats gevonden',
    detail: 'Voor dit opvangplan is er nu geen gevonden plaats.',
  },
  'care-plan-withdrawn': {
    status: 409,
    title: 'Opvangplan ingetrokken',
    detail: 'Dit opvangplan is ingetrokken. Er kan geen stap meer volgen.',
  },
  'not-on-emergency-list': {
    status: 409,
    title: 'Niet op de noodlijst',
    detail: 'Dit opvangplan staat niet op de noodlijst.',
  },
  'erasure-requested': {
    status: 409,
    title: 'Wissen gevraagd',
    detail: 'Voor dit opvangplan is gevraagd om alle gegevens te wissen. Er kan geen stap meer volgen.',
  },
  'already-generalised': {
    status: 409,
    title: 'Gegevens al veralgemeend',
    detail: 'De precieze gegevens van dit opvangplan zijn vernietigd. Deze stap kan niet meer.',
  },
  'care-plan-anonymised': {
    status: 409,
    title: 'Gegevens vernietigd',
    detail: 'De gegevens van dit opvangplan zijn vernietigd. Er kan geen stap meer volgen.',
  },
  'under-legal-hold': {
    status: 409,
    title: 'Bewaring opgelegd',
    detail: 'De gegevens van dit opvangplan moeten nog bewaard worden.',
  },
  'proposal-needed': {
    status: 409,
    title: 'Voorstel nodig',
    detail: 'Dit bewaart minder of korter: het moet eerst zeven dagen voorgesteld zijn.',
  },
  'second-person-needed': {
    status: 409,
    title: 'Tweede persoon nodig',
    detail: 'Hiervoor zijn twee personen nodig: wie dit vroeg, kan het niet ook bevestigen.',
  },
  'departure-stands': {
    status: 409,
    title: 'Vertrek al gevraagd',
    detail: 'Het vertrek van dit lokaal bestuur is al voorgesteld of bevestigd.',
  },
  'controller-leaving': {
    status: 409,
    title: 'Bestuur vertrekt',
    detail: 'Dit lokaal bestuur vertrekt hier en neemt niets nieuws meer aan.',
  },
  conflict: {
    status: 409,
    title: 'Tegelijk gewijzigd',
    detail: 'Dit is net door iemand anders gewijzigd. Laad opnieuw en probeer nog eens.',
  },
  'stale-revision': {
    status: 412,
    title: 'Verouderde versie',
    detail: 'Dit is intussen gewijzigd. Laad opnieuw en probeer nog eens.',
  },
  'request-too-slow': {
    status: 408,
    title: 'Te traag',
    detail: 'Het verzoek kwam niet op tijd helemaal aan. Probeer het opnieuw.',
  },
  'body-too-large': {
    status: 413,
    title: 'Te veel gegevens',
    detail: 'Er zijn te veel gegevens in één keer gestuurd.',
  },
  'address-too-long': {
    status: 414,
    title: 'Adres te lang',
    detail: 'Het adres van het verzoek is te lang.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Verkeerd formaat',
    detail: 'Stuur de gegevens als application/json.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'Sleutel al gebruikt',
    detail: 'Deze Idempotency-Key hoort bij een verzoek met andere gegevens.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Te veel verzoeken',
    detail: 'Er kwamen te veel verzoeken kort na elkaar. Wacht even en probeer het opnieuw.',
  },
  'too-many-streams': {
    status: 429,
    title: 'Te veel open verbindingen',
    detail: 'Er staan voor deze organisatie te veel vensters open. Sluit er een en probeer het opnieuw.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Te grote headers',
    detail: 'De headers van het verzoek zijn te groot.',
  },
  internal: {
    status: 500,
    title: 'Er ging iets mis',
    detail: 'Er ging iets mis bij ons. Probeer het later opnieuw.',
  },
  'read-model-behind': {
    status: 503,
    title: 'Nog niet bijgewerkt',
    detail: 'De wijziging is bewaard maar nog niet zichtbaar. Probeer het zo meteen opnieuw.',
  },
  unavailable: {
    status: 503,
    title: 'Even niet beschikbaar',
    detail: 'De dienst is even niet beschikbaar. Probeer het later opnieuw.',
  },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type ProblemKind = keyof typeof problemKinds;

export const problemType = (kind: ProblemKind): string => `urn:kinderopvangzoeker:problem:${kind}`;

/** One field that is not valid. The offending value is never in it. */
export interface FieldError {
  /** Where in the request: `parent.nationalNumber`, `careParts[0].weekday`, or a header's or parameter's name. */
  readonly field: string;
  /** A stable code for programs. */
  readonly rule: string;
  /** What to do about it, in Dutch. */
  readonly message: string;
}

/** What a problem may say beside its kind. */
export interface ProblemOptions {
  /** Dutch, for people, without any personal value; absent: the kind's own sentence. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the document, such as the `currentStatus` of an application and what is `allowed` next. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why, for the log; never sent. */
  readonly cause?: unknown;
}

/** A refusal on its way to the client. Throw it anywhere below a controller; the filter writes it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  private readonly document: Readonly<Record<string, unknown>>;

  constructor(
    readonly kind: ProblemKind,
    { detail, errors, members, headers, cause }: ProblemOptions = {},
  ) {
    super(kind, cause === undefined ? undefined : { cause });
    const { status, title, detail: standard } = problemKinds[kind];
    this.status = status;
    this.headers = headers ?? {};
    this.document = {
      ...members,
      type: problemType(kind),
      title,
      status,
      detail: detail ?? standard,
      ...(errors === undefined ? {} : { errors }),
    };
  }

  /** The problem document as sent. */
  toJSON(): Readonly<Record<string, unknown>> {
    return this.document;
  }
}

/** A 400 about fields of the request. */
export const invalid = (...errors: readonly FieldError[]): Problem => new Problem('validation', { errors });

/** A 404: it does not exist, or not for who asks; an answer does not tell which. */
export const notFound = (): Problem => new Problem('not-found');
