import { defineEvent } from '../index.js';

class Payload {
  nationalNumber!: string;
  parent!: { firstName: string; birthDate: string };
  people!: { firstName: string; birthDate: string }[];
  child!: { birthDate: string };
  address!: { street: string; postcode: string };
  contact!: { email: string } | { phone: string };
}

export const Planted = defineEvent({
  type: 'Planted',
  version: 1,
  stream: 'carePlan',
  payload: Payload,
  fields: {
    // refused: a national number starts with the birth date, so it goes with it
    nationalNumber: 'identity',
    // refused: what is within has two tiers, so it has none as a whole
    parent: 'identity',
    // refused: the same in a list, which cannot be classified field by field
    people: 'precise',
    // refused: a birth date within is precise
    child: { birthDate: 'planning' },
    // refused: a postcode outlives the address and cannot be part of it
    address: 'precise',
    // refused: a union cannot be classified field by field
    contact: { email: 'precise' },
  },
});
