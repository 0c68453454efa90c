/**
 * What a rule says to people, in Dutch, by the name that class-validator gives the rule. A rule of one's own
 * either has its sentence here or brings it along: `context: { message: '…' }` in the decorator's options.
 */
const ruleMessages: Readonly<Record<string, string>> = {
  required: 'Dit veld is verplicht.',
  unknownField: 'Dit veld is niet bekend.',
  unknownOrganiser: 'Deze organisator bestaat niet.',
  unknownCarePlan: 'Dit opvangplan bestaat niet.',
  nested: 'Hier wordt een groep van velden verwacht.',
  characters: 'Hier staan tekens die geen tekst zijn.',
  isString: 'Hier wordt tekst verwacht.',
  isBoolean: 'Hier wordt ja of nee (true of false) verwacht.',
  isNumber: 'Hier wordt een getal verwacht.',
  isInt: 'Hier wordt een geheel getal verwacht.',
  isPositive: 'Dit getal moet groter zijn dan nul.',
  isArray: 'Hier wordt een lijst verwacht.',
  isObject: 'Hier wordt een groep van velden verwacht.',
  isNotEmpty: 'Dit veld mag niet leeg zijn.',
  isIn: 'Deze waarde is niet toegestaan.',
  isEnum: 'Deze waarde is niet toegestaan.',
  equals: 'Deze waarde is niet toegestaan.',
  isUuid: 'Dit is geen geldig kenmerk (UUID).',
  isEmail: 'Dit is geen geldig e-mailadres.',
  isDateString: 'Dit is geen geldige datum.',
  isIso8601: 'Dit is geen geldig tijdstip.',
  matches: 'Dit heeft niet de juiste vorm.',
  minLength: 'Deze tekst is te kort.',
  maxLength: 'Deze tekst is te lang.',
  isLength: 'Deze tekst is te kort of te lang.',
  min: 'Dit getal is te klein.',
  max: 'Dit getal is te groot.',
  arrayMinSize: 'Deze lijst heeft te weinig elementen.',
  arrayMaxSize: 'Deze lijst heeft te veel elementen.',
  arrayNotEmpty: 'Deze lijst mag niet leeg zijn.',
  tooDeep: 'Deze gegevens zitten te diep in elkaar.',
  tooManyValues: 'Dit zijn te veel gegevens in één keer.',
  repeatedName: 'Dit veld staat er twee keer.',
  repeatedParameter: 'Geef deze parameter één keer.',
  arrayUnique: 'Deze lijst bevat iets dubbel.',
};

/** The sentence of a rule; a rule without one says only that the value is not valid. */
export const messageOfRule = (rule: string): string => ruleMessages[rule] ?? 'Deze waarde is niet geldig.';
