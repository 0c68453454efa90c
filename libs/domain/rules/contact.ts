import { isEmail } from 'class-validator';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { broken, valid, type Checked } from './checked.js';
import { textRule } from './text.js';

const maxEmailLength = 254;
const maxPhoneLength = 40;

/** An e-mail address by the form of RFC 5322's addr-spec with a public domain; kept as written, trimmed. */
export function emailRule(text: string): Checked<string> {
  const line = textRule(text, maxEmailLength);
  if (!line.ok) return line;
  return isEmail(line.value) ? line : broken('email');
}

/** A telephone number in any common writing, Belgian unless it says otherwise; answers in E.164. */
export function phoneRule(text: string): Checked<string> {
  const line = textRule(text, maxPhoneLength);
  if (!line.ok) return line;
  const parsed = parsePhoneNumberFromString(line.value, { defaultCountry: 'BE', extract: false });
  // An extension has no place in E.164: dropping it would call somebody else.
  return parsed?.isValid() && parsed.ext === undefined ? valid(parsed.number) : broken('phone');
}
