import fc from 'fast-check';
import { PatternMatcher } from './pattern-matcher.js';
import { patternsOf, type MarkerForm } from './marker-forms.js';

/** The plainest form in which a marker is found in these bytes. */
function formIn(marker: string, bytes: Buffer): MarkerForm | undefined {
  const patterns = patternsOf(marker);
  const [first] = new PatternMatcher(patterns)
    .in(bytes)
    .map(({ pattern }) => pattern)
    .sort((a, b) => a - b);
  return first === undefined ? undefined : patterns[first]!.form;
}

const utf8 = (text: string) => Buffer.from(`xx${text}yy`, 'utf8');

describe('the forms of a marker', () => {
  it.each<[string, MarkerForm | undefined, string, Buffer]>([
    ['as written', 'plain', 'Zoë-Lotte', utf8('Zoë-Lotte')],
    ['with its accents apart', 'plain', 'Zoë-Lotte', utf8('Zoë-Lotte'.normalize('NFD'))],
    ['in lower case', 'lowerCase', 'Zoë-Lotte', utf8('zoë-lotte')],
    ['in Windows-1252', 'windows1252', 'Zoë-Lotte', Buffer.from('xxZoë-Lotte', 'latin1')],
    ['in UTF-16, little-endian', 'utf16', 'Zoë-Lotte', Buffer.from('xZoë-Lotte', 'utf16le')],
    ['in UTF-16, big-endian', 'utf16', 'Zoë-Lotte', Buffer.from('xZoë-Lotte', 'utf16le').swap16()],
    ['escaped in JSON', 'escaped', 'Zoë-Lotte', Buffer.from('{"n":"Zo\\u00eb-Lotte"}')],
    ['escaped in a URL', 'escaped', 'an@example.com', Buffer.from('?q=an%40example.com')],
    ['in hexadecimal', 'hex', 'Claes-Maes', Buffer.from(`\\x00${Buffer.from('Claes-Maes').toString('hex')}`)],
    [
      'in base64 of lower case',
      'base64',
      'Claes-Maes',
      Buffer.from(Buffer.from('claes-maes').toString('base64')),
    ],
    ['a national number without points', 'digitsOnly', '85.07.30-033.28', utf8('85073003328')],
    ['a national number with points', 'digitsOnly', '85073003328', utf8('85.07.30-033.28')],
    ['a telephone number with its country code', 'digitsOnly', '0470/12.34.56', utf8('+32470123456')],
    ['another value', undefined, 'Zoë-Lotte', utf8('Zoe-Lotte')],
  ])('give it away %s', (_how, form, marker, bytes) => {
    expect(formIn(marker, bytes)).toBe(form);
  });

  it('give it away in base64 whatever stands before and after it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 7 }),
        fc.uint8Array({ maxLength: 7 }),
        fc.constantFrom('base64', 'base64url'),
        (before, after, encoding) => {
          const whole = Buffer.concat([before, Buffer.from('Peeters-Wouters?~'), after]);
          expect(formIn('Peeters-Wouters?~', Buffer.from(whole.toString(encoding)))).toBe('base64');
        },
      ),
    );
  });

  describe('of digits', () => {
    const digits = '495598032';
    const uuid = `9f1c2a3b-0d4e-4f5a-8b6c-a0${digits}f`;
    const hash = `a0${digits}`.padEnd(64, 'e');
    const seen = (text: string) => [
      formIn(`0${digits}`, Buffer.from(text)),
      ...[0, 1, 2].map((before) => {
        const base64 = Buffer.from(`{"of":${' '.repeat(before)}"${text}"}`).toString('base64');
        return formIn(`0${digits}`, Buffer.from(`[${base64}]`));
      }),
    ];
    const [nowhere, everywhere] = [
      [undefined, undefined, undefined, undefined],
      ['digitsOnly', 'base64', 'base64', 'base64'],
    ];

    it.each([
      ['the last group of a UUID', uuid],
      ['a hash', hash],
      ['a hash in capitals', hash.toUpperCase()],
    ])('are no marker where they are a part of %s', (_what, text) => {
      expect(seen(text)).toEqual(nowhere);
    });

    it.each([
      ['alone', digits],
      ['with a country code', `+32${digits}`],
      ['after a word', `tel${digits}`],
      ['before letters that are hexadecimal too', `${digits}abc`],
      ['glued to a UUID', `9f1c2a3b-0d4e-4f5a-8b6c-a0b1c2d3e4f5${digits}`],
      ['glued to a hash', `${'ab'.repeat(32)}${digits}`],
      ['among as many other digits as a hash has', `${'1'.repeat(23)}${digits}`],
    ])('are one %s', (_how, text) => {
      expect(seen(text)).toEqual(everywhere);
    });
  });

  it('are not what base64 of something else looks like where it is cut', () => {
    // The first digit shares its last four bits with a letter, and so all the characters that are compared.
    const other = Buffer.from('xd95598032x').toString('base64');
    expect(formIn('0495598032', Buffer.from(other))).toBeUndefined();
    const cut = Buffer.from('x495598032x').toString('base64').slice(2);
    expect(formIn('0495598032', Buffer.from(cut))).toBe('base64');
  });

  it('leave a marker that is too short with none', () => {
    expect(patternsOf('Ann')).toEqual([]);
    expect(patternsOf('Anna').every(({ bytes }) => bytes.length >= 4)).toBe(true);
  });
});
