/** @jest-environment node */
import { smallLog, tampered, type SmallLog } from '../proof/small-log.fixtures.js';
import { verifyLog, type LogCalls, type VerifyProgress } from './verify-log.js';

describe('The whole log, verified in the browser', () => {
  const size = 61;
  let log: SmallLog;
  beforeAll(async () => {
    log = await smallLog(size);
  });

  const changing = (position: number): LogCalls => ({
    ...log.calls,
    hashes: async (from, limit) => {
      const answer = await log.calls.hashes(from, limit);
      const changed = (hashes: readonly (string | null)[]) =>
        hashes.map((hash, index) => (hash && from + index === position ? tampered(hash) : hash));
      return { ...answer, eventHashes: changed(answer.eventHashes), leafHashes: changed(answer.leafHashes) };
    },
  });

  it('gives the signed root', async () => {
    const phases = new Set<VerifyProgress['phase']>();
    const found = await verifyLog(log.calls, { kept: [], onProgress: ({ phase }) => phases.add(phase) });
    expect(found).toMatchObject({ from: 0, to: size - 1, signatureProblem: undefined, unsigned: 0 });
    expect(found.part).toEqual({ isIntact: true, damaged: [], isComplete: true });
    expect([...phases]).toEqual(['reading', 'building']);
  });

  it.each([0, 1, 17, 40, 60])(
    'names position %i when what is told of it is not what was signed',
    async (position) => {
      for (const range of [{}, { from: position, to: position }, { from: Math.max(0, position - 3) }]) {
        const found = await verifyLog(changing(position), { ...range, kept: [] });
        expect(found.part?.damaged.map((each) => each.position)).toEqual([position]);
        const [damage] = found.part!.damaged;
        expect(damage!.expected).not.toEqual(damage!.found);
      }
      const beside = await verifyLog(changing(position), {
        ...(position === 0 ? { from: 1 } : { to: position - 1 }),
        kept: [],
      });
      expect(beside.part?.isIntact).toBe(true);
    },
  );

  it('names what the server leaves out', async () => {
    const calls: LogCalls = {
      ...log.calls,
      hashes: async (from) => ({ ...(await log.calls.hashes(from, 60)), lastPosition: 59 }),
    };
    const found = await verifyLog(calls, { kept: [] });
    expect(found.part?.damaged.map(({ position }) => position)).toEqual([60]);
  });

  it('says so when the proofs of the server do not fit the signed root', async () => {
    const calls: LogCalls = {
      ...changing(9),
      inclusion: async (position, count) => {
        const answer = await log.calls.inclusion(position, count);
        return { ...answer, proof: answer.proof.map(tampered) };
      },
    };
    const found = await verifyLog(calls, { kept: [] });
    expect(found.part).toBeUndefined();
    expect(found.proofProblem).toContain('leidt niet naar de ondertekende wortel');
  });

  it('holds nothing to a checkpoint that is not signed', async () => {
    const checkpoint = async () => {
      const told = await log.calls.checkpoint();
      return { ...told, note: told.note.replace(`\n${size}\n`, '\n60\n') };
    };
    const found = await verifyLog({ ...log.calls, checkpoint }, { kept: [] });
    expect(found.signatureProblem).toContain('handtekening');
    expect(found.part).toBeUndefined();
  });

  it('holds the log to each checkpoint that was kept', async () => {
    const [earlier, other] = [await log.checkpointAt(20), await (await smallLog(30)).checkpointAt(25)];
    const rewritten: LogCalls = {
      ...log.calls,
      consistency: async (from, to) => {
        const answer = await log.calls.consistency(from, to);
        return { ...answer, proof: answer.proof.map(tampered) };
      },
    };
    const kept = [earlier.note, other.note, 'x'];
    const found = await verifyLog(log.calls, { kept });
    expect(found.kept.map(({ size: count, outcome }) => [count, outcome])).toEqual([
      [20, 'holds'],
      [25, 'fails'],
      [0, 'fails'],
    ]);
    expect((await verifyLog(rewritten, { kept: [earlier.note] })).kept[0]?.text).toContain(
      'later iets gewijzigd',
    );
  });

  it('sees that a stretch is gone', async () => {
    const later = await log.checkpointAt(size);
    const shorter: LogCalls = { ...log.calls, checkpoint: () => log.checkpointAt(40) };
    const found = await verifyLog(shorter, { kept: [later.note] });
    expect(found.kept[0]).toMatchObject({ size, outcome: 'fails' });
    expect(found.kept[0]?.text).toContain('Er is een stuk weg');
    expect(found).toMatchObject({ to: 39, unsigned: 21 });
  });
});
