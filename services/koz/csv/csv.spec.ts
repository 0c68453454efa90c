import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodingOf, EncodingError, textOf } from './encoding.js';
import { CsvError, csvRows, type CsvRow } from './rows.js';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf(text: string, size = 7): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of csvRows(inPieces(text, size))) rows.push(row);
  return rows;
}

describe('rows of a CSV text', () => {
  it.each([
    ['semicolons', 'a;b,c\n1;2\n', ['a', 'b,c']],
    ['commas', 'a,b;c,d\n1,2,3\n', ['a', 'b;c', 'd']],
    ['tabs', 'a\tb\n1\t2\n', ['a', 'b']],
    ['nothing but one column', 'a\n1\n', ['a']],
  ])('are parted by %s where the header is', async (_name, text, header) => {
    expect((await rowsOf(text))[0]?.cells).toEqual(header);
  });

  it.each(['\n', '\r\n', '\r'])(
    'are numbered by the line on which they start, whatever ends a line',
    async (end) => {
      const text = ['a;b', '1;2', '', '"x', '', 'y";3', ';', '"p', 'q";"r', 's"', '7;8'].join(end);
      const lines = (await rowsOf(text)).map(({ line, cells }) => [line, cells[0]?.[0]]);
      expect(lines).toEqual([
        [1, 'a'],
        [2, '1'],
        [4, 'x'],
        [8, 'p'],
        [11, '7'],
      ]);
    },
  );

  it('are the same in pieces of any size', async () => {
    const text = 'a;b\r\n"één; twee";"hij zei ""ja"""\r\n3;5"4\r\n';
    const whole = await rowsOf(text, 1000);
    expect(whole.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['één; twee', 'hij zei "ja"'],
      ['3', '5"4'],
    ]);
    for (const size of [1, 2, 3, 5]) expect(await rowsOf(text, size)).toEqual(whole);
  });

  it('keep rows of another length than the header as they are', async () => {
    expect((await rowsOf('a;b\n1\n1;2;3\n')).map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  it('are none for an empty text', async () => {
    expect(await rowsOf('')).toEqual([]);
  });

  it.each([
    ['a quote that is never closed', 'a;b\n1;2\n3;4\n"5;6\n7;8\n', 'quoteNotClosed'],
    ['a row that is far too long', `a;b\n1;2\n3;4\n5;${'x'.repeat(70_000)}\n7;8\n`, 'rowTooLong'],
  ])('are given up to %s', async (_name, text, problem) => {
    const rows: CsvRow[] = [];
    const reading = (async () => {
      for await (const row of csvRows(inPieces(text, 1000))) rows.push(row);
    })();
    await expect(reading).rejects.toThrow(CsvError);
    await expect(reading).rejects.toMatchObject({ line: 4, problem });
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});

describe('the encoding of a file', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'koz-csv-'))));
  afterAll(() => rm(folder, { recursive: true }));

  async function read(bytes: Uint8Array) {
    const path = join(folder, 'file.csv');
    await writeFile(path, bytes);
    const encoding = await encodingOf(path);
    let text = '';
    for await (const piece of textOf(path, encoding)) text += piece;
    return { encoding, text };
  }

  it.each([
    ['plain ASCII', Buffer.from('a;b'), 'utf-8', 'a;b'],
    ['UTF-8', Buffer.from('Zoë €'), 'utf-8', 'Zoë €'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffZoë'), 'utf-8', 'Zoë'],
    ['Windows-1252', Buffer.from('Zo\xeb \x80 D\x92Hondt', 'latin1'), 'windows-1252', 'Zoë € D’Hondt'],
  ])('is found out for %s', async (_name, bytes, encoding, text) => {
    expect(await read(bytes)).toEqual({ encoding, text });
  });

  it('is found out across the pieces in which a file is read', async () => {
    const text = `${'x'.repeat(65_535)}ë${'y'.repeat(65_535)}ë`;
    expect(await read(Buffer.from(text))).toEqual({ encoding: 'utf-8', text });
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffa;b', 'utf16le'), 'utf16'],
    ['a mixture, which would garble names', Buffer.from('Zo\xc3\xab Ren\xe9e', 'latin1'), 'mixed'],
    ['a mixture behind a byte order mark', Buffer.from('\xef\xbb\xbfRen\xe9e', 'latin1'), 'mixed'],
  ])('is refused for %s', async (_name, bytes, problem) => {
    const reading = read(bytes);
    await expect(reading).rejects.toThrow(EncodingError);
    await expect(reading).rejects.toMatchObject({ problem });
  });
});
