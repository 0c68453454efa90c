import type { Checked } from './checked.js';
import { emailRule, phoneRule } from './contact.js';

/** The value, or the rule that it breaks. */
const outcome = (checked: Checked<unknown>) => (checked.ok ? checked.value : checked.rule);

describe('A phone number', () => {
  it.each([
    ['0470123456', '+32470123456'],
    ['0470 12 34 56', '+32470123456'],
    ['0470/12.34.56', '+32470123456'],
    ['03 123 45 67', '+3231234567'],
    ['+32 (0)470 12 34 56', '+32470123456'],
    ['0032 470 12 34 56', '+32470123456'],
    ['+31 6 12345678', '+31612345678'],
    ['12', 'phone'],
    ['0470', 'phone'],
    ['047012345678', 'phone'],
    ['bel mij', 'phone'],
    ['tel. 0470123456', 'phone'],
    ['0470123456 ext. 5', 'phone'],
    ['', 'phone'],
    ['0470123456\u0007', 'controlCharacters'],
    ['0'.repeat(41), 'tooLong'],
  ])('%j gives %s', (text, expected) => {
    expect(outcome(phoneRule(text))).toBe(expected);
  });
});

describe('An e-mail address', () => {
  it.each([
    ['ouder@example.org', 'ouder@example.org'],
    [' voornaam.naam+opvang@sub.voorbeeld.be ', 'voornaam.naam+opvang@sub.voorbeeld.be'],
    ['ouder@', 'email'],
    ['ouder', 'email'],
    ['@example.org', 'email'],
    ['ouder@localhost', 'email'],
    ['Ouder <ouder@example.org>', 'email'],
    ['a@b.be, c@d.be', 'email'],
    ['ouder@example.org\r\nBcc: x@y.be', 'controlCharacters'],
    [`${'x'.repeat(250)}@a.be`, 'tooLong'],
  ])('%j gives %s', (text, expected) => {
    expect(outcome(emailRule(text))).toBe(expected);
  });
});
