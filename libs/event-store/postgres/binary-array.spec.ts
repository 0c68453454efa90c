import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '@koz/testing';
import { byteaArray, int2Array, int4Array, textArray, uuidArray } from './binary-array.js';

describe('Arrays in binary form', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const throughServer = async (type: string, array: Buffer): Promise<unknown[]> => {
    const { rows } = await database
      .adminPool()
      .query<{ value: unknown }>(`SELECT unnest($1::${type}[]) AS value`, [array]);
    return rows.map(({ value }) => value);
  };
  const sameAs = async <T>(type: string, encode: (values: T[]) => Buffer, values: T[]): Promise<void> =>
    expect(await throughServer(type, encode(values))).toEqual(values.map((value) => value ?? null));

  it('arrive as they were sent, whatever is in them', async () => {
    const text = fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined });
    const uuid = fc.option(fc.uuid(), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
        fc.array(text.filter((value) => !value?.includes('\0'))),
        fc.array(uuid),
        fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
        fc.array(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })),
        async (bytes, texts, uuids, integers, smallIntegers) => {
          await sameAs('bytea', byteaArray, bytes);
          await sameAs('text', textArray, texts);
          await sameAs('uuid', uuidArray, uuids);
          await sameAs('int4', int4Array, integers);
          await sameAs('int2', int2Array, smallIntegers);
        },
      ),
      { numRuns: 40 },
    );
  });
});
