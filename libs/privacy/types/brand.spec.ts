import { controllerId, instant, isControllerId, isUuid, uuid, type CarePlanId } from './brand.js';

const id = '0f1c2b3a-4d5e-8f60-8a1b-2c3d4e5f6071';

describe('An id', () => {
  it('is a UUID in lower case', () => {
    expect(isUuid(id)).toBe(true);
    expect(uuid<CarePlanId>(id)).toBe(id);
  });

  it.each([
    id.toUpperCase(),
    id.replaceAll('-', ''),
    ` ${id}`,
    `${id}\n`,
    '00000000-0000-0000-0000-000000000000',
    '',
    undefined,
    7,
  ])('is not %p', (value) => {
    expect(isUuid(value)).toBe(false);
  });

  it('that is none is refused without being repeated', () => {
    expect(() => uuid('Jan Peeters')).toThrow(new TypeError('not a UUID in lower case'));
  });
});

describe("A controller's id", () => {
  it.each(['antwerpen', 'oud-turnhout', 'gemeente2'])('may be %s', (value) => {
    expect(controllerId(value)).toBe(value);
  });

  it.each(['Antwerpen', '2gemeente', 'a', '-a', 'a b', 'a\n', 'x'.repeat(41), 'carePlan/x', null])(
    'may not be %p',
    (value) => {
      expect(isControllerId(value)).toBe(false);
      expect(() => controllerId(String(value).toUpperCase())).toThrow('not a controller id');
    },
  );
});

describe('An instant', () => {
  it('is written in UTC with milliseconds, whatever the offset was', () => {
    expect(instant('2026-11-23T19:00:00+01:00')).toBe('2026-11-23T18:00:00.000Z');
    expect(instant(0)).toBe('1970-01-01T00:00:00.000Z');
  });

  it('that is none is refused', () => {
    expect(() => instant('yesterday')).toThrow(RangeError);
  });
});
