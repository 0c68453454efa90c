import { Transform } from 'class-transformer';

/** Before the first event of the log: whoever begins, begins after this. */
export const beforeAll = -1;

/** The position that a text names, or {@link beforeAll}; undefined for other text. */
export const positionIn = (text: string): number | undefined =>
  /^(-1|\d{1,15})$/.test(text) ? Number(text) : undefined;

/** A position in an address, or {@link beforeAll}. Other text stays text, and is refused as such. */
export const PositionOrNone = (): PropertyDecorator =>
  Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' ? (positionIn(value) ?? value) : value,
  );
