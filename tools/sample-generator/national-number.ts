/** What a Belgian national number is made of. `bis` is a number for who is not in the national register. */
export interface NationalNumberParts {
  /** `1987-03-09`. */
  readonly birthDate: string;
  /** 1 to 997; even for women. */
  readonly serial: number;
  readonly bis?: 'sexUnknown' | 'sexKnown';
  /** Leave month and day at 00, as the register does where the day of birth is not known. */
  readonly dayUnknown?: boolean;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/**
 * The eleven digits: YYMMDD, serial, and check = 97 − (first nine digits mod 97), with a 2 in front of the nine for
 * births from 2000. Written for the generator on its own, so that it checks the domain's rule instead of using it.
 */
export function nationalNumber({ birthDate, serial, bis, dayUnknown = false }: NationalNumberParts): string {
  const year = Number(birthDate.slice(0, 4));
  const shift = bis === 'sexUnknown' ? 20 : bis === 'sexKnown' ? 40 : 0;
  const month = dayUnknown ? shift : Number(birthDate.slice(5, 7)) + shift;
  const day = dayUnknown ? 0 : Number(birthDate.slice(8, 10));
  const nine = `${pad(year % 100, 2)}${pad(month, 2)}${pad(day, 2)}${pad(serial, 3)}`;
  const check = 97 - (Number(year >= 2000 ? `2${nine}` : nine) % 97);
  return `${nine}${pad(check, 2)}`;
}

/** The same number with a check that is right for neither century. */
export function withWrongCheck(number: string): string {
  const nine = number.slice(0, 9);
  const right = [97 - (Number(nine) % 97), 97 - (Number(`2${nine}`) % 97)];
  for (let check = 1; ; check++) if (!right.includes(check)) return `${nine}${pad(check, 2)}`;
}

/** As on an identity card: `87.03.09-123.45`. */
export const punctuated = (number: string): string =>
  number.replace(/^(..)(..)(..)(...)(..)$/, '$1.$2.$3-$4.$5');
