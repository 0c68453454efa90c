import type { TextField as Field } from './draft.js';

/** A field of the parent or the address, and how it is typed. */
export interface ParentField {
  readonly field: Field;
  /** What the server calls it where it says whether it is needed. */
  readonly need: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'tel' | 'date';
  readonly autocomplete?: string;
  readonly inputmode?: string;
  readonly hint?: string;
  readonly short?: boolean;
  /** Never demanded, whatever holds for the rest of it. */
  readonly optional?: boolean;
}

export const parentFields: readonly ParentField[] = [
  {
    ...{ field: 'parent.firstName', need: 'parent.firstName', label: 'Voornaam', kind: 'text' },
    autocomplete: 'given-name',
  },
  {
    ...{ field: 'parent.lastName', need: 'parent.lastName', label: 'Naam', kind: 'text' },
    autocomplete: 'family-name',
  },
  { field: 'parent.birthDate', need: 'parent.birthDate', label: 'Geboortedatum van de ouder', kind: 'date' },
  {
    ...{ field: 'parent.nationalNumber', need: 'parent.nationalNumber', label: 'Rijksregisternummer' },
    ...{ kind: 'text', inputmode: 'numeric', short: true, hint: 'Met of zonder punten en streepjes.' },
  },
  {
    ...{ field: 'parent.email', need: 'parent.email', label: 'E-mailadres', kind: 'email' },
    autocomplete: 'email',
  },
  {
    ...{ field: 'parent.phone', need: 'parent.phone', label: 'Telefoonnummer', kind: 'tel', short: true },
    autocomplete: 'tel',
  },
];

export const addressFields: readonly ParentField[] = [
  {
    ...{ field: 'address.street', need: 'address', label: 'Straat', kind: 'text' },
    autocomplete: 'address-line1',
  },
  { field: 'address.number', need: 'address', label: 'Nummer', kind: 'text', short: true },
  { field: 'address.box', need: 'address', label: 'Bus', kind: 'text', short: true, optional: true },
  {
    ...{ field: 'postcode', need: 'postcode', label: 'Postcode', kind: 'text', short: true },
    ...{ inputmode: 'numeric', autocomplete: 'postal-code' },
  },
];
