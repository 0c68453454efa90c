/** What codes of the server mean for a family, in its words. A code without words is shown as it is: never hidden. */
type Words = Readonly<Record<string, string>>;
const word =
  (words: Words) =>
  (code: string): string =>
    words[code] ?? code;

/** What a status means for the family, in one sentence. */
export const statusMeaning = word({
  created: 'De opvanglocatie kreeg uw aanvraag en moet ze nog bekijken.',
  noPlace:
    'Er is nu geen plaats. Komt er een plaats vrij, dan kan de opvanglocatie uw aanvraag weer opnemen.',
  accepted: 'De opvanglocatie bekijkt of ze u een plaats kan geven.',
  approved: 'De opvanglocatie geeft u een plaats.',
  rejected: 'De opvanglocatie keurde uw aanvraag niet goed. Deze aanvraag is afgelopen.',
  withdrawn: 'Deze aanvraag is ingetrokken en loopt niet meer.',
});

/** Why a family withdraws: the reasons that are a family's to give. */
export const withdrawalReasons = ['noLongerNeeded', 'placeFoundElsewhere', 'enteredByMistake'] as const;

export const sharingScopes = ['ownMunicipality', 'acrossBorders', 'allLocations'] as const;
export const sharingMeaning = word({
  ownMunicipality: 'U kiest alleen opvanglocaties van het lokaal bestuur dat uw gegevens verwerkt.',
  acrossBorders:
    'U mag ook opvanglocaties in andere gemeenten kiezen. Alleen locaties die u kiest, zien iets.',
  allLocations:
    'Ook locaties die u niet koos, zien uw vraag in de zoekpool: zonder naam, adres of contactgegevens. ' +
    'Zo kan een locatie met een vrije plaats aan u denken.',
});

export const mandateText = word({
  signed: 'Het gezin tekende een mandaat',
  oral: 'Het gezin vroeg het mondeling, aan het loket',
});

export const placeText = word({
  none: 'nog geen plaats gevonden',
  found: 'plaats gevonden, wacht op antwoord',
  confirmed: 'plaats bevestigd',
});

export const confirmationText = word({
  family: 'het gezin nam de plaats aan',
  contract: 'het contract is ondertekend',
  term: 'de termijn om te weigeren is voorbij',
});

export const emergencyText = word({
  urgentWork: 'dringend opvang nodig voor werk of opleiding',
  medicalOrSocial: 'een medische of sociale reden',
  careEndedElsewhere: 'de opvang elders stopte',
});

export const methodGroundText = word({
  regionDefault: 'de standaard van de regio',
  lokAdvice: 'het advies van het lokaal overleg kinderopvang',
  councilDecision: 'een beslissing van de gemeenteraad',
});

export const precisionText = word({
  exact: 'volledig',
  month: 'alleen maand en jaar',
  year: 'alleen het jaar',
});

const opening: Words = {
  created: 'Opvanglocaties zien dit meteen.',
  noPlace: 'Opvanglocaties zien dit ook als er geen plaats is.',
  accepted: 'Opvanglocaties zien dit pas als ze uw aanvraag bekijken.',
  approved: 'Opvanglocaties zien dit pas na goedkeuring.',
};

/** From when locations see a field, as the server says of it; null where only a rule needs it. */
export const openingText = (from: string | null): string =>
  from === null
    ? 'Opvanglocaties zien dit niet. Het is nodig om uw aanvraag te verwerken.'
    : (opening[from] ?? 'Opvanglocaties zien dit later.');

/** With its first letter as a capital, also behind a bracket. */
export const capital = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
