/** @jest-environment node */
import { smallLog, testKey, type SmallLog } from '../proof/small-log.fixtures.js';
import { checkReceipt, noteIn } from './check-receipt.js';

describe('A receipt that somebody kept', () => {
  let log: SmallLog;
  let kept: string;
  beforeAll(async () => {
    log = await smallLog(20);
    kept = (await log.checkpointAt(7)).note;
  });
  const outcomes = async (text: string, ownKey?: string) =>
    (await checkReceipt(text, { ...log.calls, ownKey })).map(({ outcome }) => outcome);
  const header = (note: string) => Buffer.from(note).toString('base64');

  it('holds when today’s log begins with the one that it signed, as text, as header or as Windows copies it', async () => {
    for (const text of [kept, header(kept), `\n${kept.replaceAll('\n', '\r\n')}  `])
      expect(await outcomes(text)).toEqual(['holds', 'holds', 'holds']);
    expect(await outcomes(kept, log.key.verifierKey)).toEqual(['holds', 'holds', 'holds']);
  });

  it('fails at its form, at its signature, or at a key that its holder has', async () => {
    expect(await outcomes('een tekst')).toEqual(['fails']);
    expect(await outcomes(kept.replace('\n7\n', '\n8\n'))).toEqual(['holds', 'fails']);
    expect(await outcomes(kept, (await testKey()).verifierKey)).toEqual(['holds', 'fails']);
    expect(await outcomes(kept, 'geen sleutel')).toEqual(['holds', 'fails']);
  });

  it('fails when the log was rewritten since, though signed anew', async () => {
    const rewritten = await smallLog(20, 'm', log.key);
    const steps = await checkReceipt(kept, rewritten.calls);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'fails']);
    expect(steps.at(-1)?.text).toContain('later iets gewijzigd');
  });

  it('is found in what was pasted', () => {
    expect(noteIn('  a\r\nb ')).toBe('a\nb\n');
    expect(noteIn(header('a\nb\n'))).toBe('a\nb\n');
  });
});
