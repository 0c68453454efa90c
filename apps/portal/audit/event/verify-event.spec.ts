/** @jest-environment node */
import { smallLog, tampered, type SmallLog } from '../proof/small-log.fixtures.js';
import { outcomeOf } from '../proof/proof-step.js';
import { ownEntry, verifyEvent, type EventEvidence } from './verify-event.js';

describe('One event, verified in the browser', () => {
  let log: SmallLog;
  beforeAll(async () => {
    log = await smallLog(21);
  });

  const evidence = async (position: number): Promise<EventEvidence> => ({
    event: log.event(position),
    checkpoint: await log.calls.checkpoint(),
    inclusion: await log.calls.inclusion(position, 21),
    before:
      position === 0
        ? undefined
        : ownEntry(log.event(position % 3 === 0 ? position - 2 : position - 1))?.hash,
  });
  const outcomes = async (given: EventEvidence) => (await verifyEvent(given)).map(({ outcome }) => outcome);

  it('holds from its bytes to the signature', async () => {
    for (const position of [0, 1, 3, 19])
      expect(await outcomes(await evidence(position))).toEqual(['holds', 'holds', 'holds', 'holds']);
  });

  it('holds for another controller’s, of which there is only the leaf', async () => {
    const steps = await verifyEvent(await evidence(5));
    expect(outcomeOf(steps)).toBe('holds');
    expect(steps[0]?.title).toContain('ander bestuur');
  });

  it('fails at the bytes and in the tree when a byte of the content is another', async () => {
    const given = await evidence(4);
    const stored = { ...given.event.stored!, payload: tampered(given.event.stored!.payload!) };
    const steps = await verifyEvent({ ...given, event: { ...given.event, stored } });
    expect(steps.map(({ outcome }) => outcome)).toEqual(['fails', 'holds', 'fails', 'holds']);
    expect(steps[2]?.text).toContain('Op positie 4 hoort een ander blad');
  });

  it('fails in the tree when bytes and hash were both changed, and in the chain when it names another one before it', async () => {
    const given = await evidence(4);
    const own = { ...ownEntry(given.event)!, previousHash: tampered(ownEntry(given.event)!.previousHash) };
    expect(await outcomes({ ...given, event: { ...given.event, entry: own } })).toEqual([
      ...['fails', 'fails', 'fails', 'holds'],
    ]);
  });

  it('fails at the signature when the checkpoint is not what was signed', async () => {
    const given = await evidence(4);
    const note = given.checkpoint.note.replace('\n21\n', '\n22\n');
    expect(await outcomes({ ...given, checkpoint: { ...given.checkpoint, note } })).toEqual([
      ...['holds', 'holds', 'holds', 'fails'],
    ]);
    const root = tampered(given.checkpoint.root);
    expect((await outcomes({ ...given, checkpoint: { ...given.checkpoint, root } })).at(-1)).toBe('fails');
  });

  it('leaves open what is not given, and what is not signed yet', async () => {
    const given = await evidence(4);
    const stored = { ...given.event.stored!, payload: null };
    expect(await outcomes({ ...given, event: { ...given.event, stored }, inclusion: undefined })).toEqual([
      ...['open', 'holds', 'open', 'holds'],
    ]);
  });
});
