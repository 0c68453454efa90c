import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectingLogger } from '@koz/testing';
import { DiscreetError } from '../errors/discreet-error.js';
import { createLogger } from './create-logger.js';

describe('The logger', () => {
  it('writes JSON lines with level, time, service and text', () => {
    const logger = collectingLogger();
    logger.info({ port: 3000 }, 'Listening');
    expect(logger.lines()).toEqual([
      {
        ...{ level: 'info', service: 'test', msg: 'Listening', port: 3000 },
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  it('drops every field that is not on the list, and whatever could carry one along', () => {
    const logger = collectingLogger();
    logger.child({ firstName: 'Lotte', projection: 'inbox' }).info(
      {
        email: 'lotte@example.be',
        status: { email: 'lotte@example.be' },
        reason: 'x'.repeat(301),
        count: 2,
      },
      'Done',
    );
    expect(logger.lines()[0]).toMatchObject({ projection: 'inbox', count: 2 });
    expect(logger.text()).not.toMatch(/lotte|xxx|firstName|email/i);
  });

  it('puts no further values into the text', () => {
    const logger = collectingLogger();
    (logger.info as (...values: unknown[]) => void)('Hello %s', 'Lotte');
    expect(logger.text()).not.toContain('Lotte');
  });

  it('reduces an error to name, code and frames', () => {
    const logger = collectingLogger();
    const cause = Object.assign(new RangeError('Lotte\n    at Vogelstraat (5)'), {
      code: 'E_RANGE',
      name2: 'Lotte',
    });
    logger.error({ error: new TypeError('born 1985-03-01', { cause }) }, 'Failed');
    expect(logger.lines()[0]).toMatchObject({
      error: {
        name: 'TypeError',
        stack: expect.arrayContaining([expect.stringContaining('create-logger.spec.ts')]),
        cause: { name: 'RangeError', code: 'E_RANGE' },
      },
    });
    expect(logger.text()).not.toMatch(/Lotte|Vogelstraat|1985/);
  });

  it('reduces an error also when it is all that is logged, and whatever else was thrown', () => {
    const logger = collectingLogger();
    (logger.error as (error: unknown) => void)(new Error('Lotte'));
    logger.error({ error: 'Lotte' }, 'Thrown text');
    expect(logger.lines().map(({ error }) => error)).toEqual([
      expect.objectContaining({ name: 'Error' }),
      { name: 'thrown string' },
    ]);
    expect(logger.text()).not.toContain('Lotte');
  });

  it('keeps the message of an error that promises to hold no value', () => {
    const logger = collectingLogger();
    logger.error({ error: new DiscreetError('The fence is behind') }, 'Not ready');
    expect(logger.lines()[0]).toMatchObject({ error: { message: 'The fence is behind' } });
  });

  it('writes a short form for people and JSON to the file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'koz-log-'));
    const file = join(directory, 'log', 'koz.log');
    const shown: string[] = [];
    const logger = createLogger({
      service: 'koz',
      form: 'short',
      file,
      write: (line) => void shown.push(line),
    });
    logger.debug('Not shown at this level');
    logger.warn({ projection: 'inbox', lag: 3, reason: 'behind the log' }, 'Behind');
    expect(shown).toEqual([
      expect.stringMatching(
        /^\d\d:\d\d:\d\d warn {2}Behind projection=inbox lag=3 reason="behind the log"\n$/,
      ),
    ]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ msg: 'Behind', lag: 3 });
    rmSync(directory, { recursive: true });
  });

  it('puts a file aside that has grown beyond 20 MB', () => {
    const directory = mkdtempSync(join(tmpdir(), 'koz-log-'));
    const file = join(directory, 'koz.log');
    writeFileSync(file, '');
    truncateSync(file, 20_000_001);
    createLogger({ service: 'koz', file, write: () => undefined }).info('Started');
    expect(statSync(`${file}.old`).size).toBe(20_000_001);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ msg: 'Started' });
    rmSync(directory, { recursive: true });
  });

  it('shows the error in the short form too', () => {
    const shown: string[] = [];
    const logger = createLogger({ service: 'koz', form: 'short', write: (line) => void shown.push(line) });
    logger.error({ error: new DiscreetError('The fence is behind') }, 'Not ready');
    expect(shown.join('')).toMatch(/Not ready\n {4}DiscreetError The fence is behind\n {6}at /);
  });
});
