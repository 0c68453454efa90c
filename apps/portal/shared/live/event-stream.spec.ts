import fc from 'fast-check';
import { EventParser } from './event-stream.js';

const read = (...pieces: readonly string[]) => {
  const parser = new EventParser();
  return pieces.flatMap((piece) => parser.take(piece));
};

describe('A stream of events', () => {
  it('is taken apart into messages with event, data and id', () => {
    expect(read('retry: 2000\nid: 4\nevent: ready\ndata: {"position":4}\n\n')).toEqual([
      { id: '4', event: 'ready', data: '{"position":4}' },
    ]);
  });

  it('moves the id on also where it says nothing else', () => {
    expect(read('id: 8\n: stil\n\n', 'data: a\ndata: b\n\n')).toEqual([
      { id: '8', event: 'message', data: undefined },
      { id: '8', event: 'message', data: 'a\nb' },
    ]);
  });

  it('gives nothing of a message that was cut off', () => {
    expect(read('id: 1\ndata: een\n\nid: 2\ndata: tw')).toEqual([{ id: '1', event: 'message', data: 'een' }]);
  });

  it('gives the same messages however it is cut into pieces', () => {
    const message = fc.record({ id: fc.nat(999), data: fc.stringMatching(/^[a-z:{}" ]{0,12}$/) });
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat(40)), (messages, cuts) => {
        const whole = messages.map(({ id, data }) => `id: ${id}\n: stil\ndata: ${data}\n\n`).join('');
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) pieces.push(whole.slice(at, (at += cut)));
        pieces.push(whole.slice(at));
        expect(read(...pieces)).toEqual(read(whole));
        expect(read(whole).map(({ id, data }) => [Number(id), data])).toEqual(
          messages.map(({ id, data }) => [id, data]),
        );
      }),
    );
  });
});
