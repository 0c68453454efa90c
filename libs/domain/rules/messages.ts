/**
 * Every rule that a value may break, with what a person is told about it. The codes are stable: programs rely on
 * them. No message repeats the value.
 */
export const ruleMessages = {
  required: 'Dit veld is verplicht.',
  notAsked: 'Dit veld wordt niet gevraagd.',
  unknownField: 'Dit veld kennen we niet.',
  wrongType: 'Deze waarde heeft niet de juiste vorm.',
  unknownCode: 'Deze code bestaat niet.',
  duplicate: 'Deze waarde staat er meer dan één keer.',
  tooMany: 'Dit zijn er te veel.',
  tooLong: 'Deze tekst is te lang.',
  controlCharacters: 'Deze tekst bevat tekens die niet mogen.',
  dateFormat: 'Schrijf de datum als jjjj-mm-dd.',
  belgianDateFormat: 'Schrijf de datum als dd/mm/jjjj.',
  monthFormat: 'Schrijf de maand als jjjj-mm.',
  yearFormat: 'Schrijf het jaar met vier cijfers.',
  dateDoesNotExist: 'Deze datum bestaat niet.',
  dateOutOfRange: 'Het jaartal moet tussen 1900 en 2199 liggen.',
  endBeforeStart: 'De einddatum ligt voor de startdatum.',
  birthDateInFuture: 'Deze geboortedatum ligt in de toekomst.',
  childTooOld: 'Het kind is 2,5 jaar of ouder, of wordt het deze maand.',
  nationalNumberFormat: 'Een rijksregisternummer heeft 11 cijfers.',
  nationalNumberDate: 'De geboortedatum in dit rijksregisternummer bestaat niet.',
  nationalNumberSerial: 'Het volgnummer in dit rijksregisternummer bestaat niet.',
  nationalNumberCheck: 'Het controlegetal van dit rijksregisternummer klopt niet.',
  nationalNumberBirthDate: 'Dit rijksregisternummer past niet bij de geboortedatum.',
  phone: 'Dit is geen geldig telefoonnummer.',
  email: 'Dit is geen geldig e-mailadres.',
  postcode: 'Een postcode is een getal van 1000 tot 9999.',
  unknownCarePart: 'Dit opvangdeel bestaat niet.',
  carePartTwice: 'Dit opvangdeel staat er meer dan één keer.',
  carePartOverlap: 'Vraag op één dag een hele of een halve dag, niet allebei.',
  unknownLocation: 'Deze opvanglocatie bestaat niet.',
  outsideSharingScope: 'Deze opvanglocatie ligt buiten het gebied waarin u uw aanvraag wilt delen.',
  locationsOutsideScope:
    'Er loopt nog een aanvraag bij een opvanglocatie buiten dit gebied. Trek die eerst in.',
  destroyed: 'Dit gegeven is vernietigd en kan niet meer gewijzigd worden.',
  alreadyApplied: 'Bij deze opvanglocatie is er al een aanvraag van dit plan.',
} as const;

export type RuleCode = keyof typeof ruleMessages;

/** What a person is told about a broken rule. */
export const ruleMessage = (rule: RuleCode): string => ruleMessages[rule];
