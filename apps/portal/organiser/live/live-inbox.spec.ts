import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { Session } from '../../session/session.js';
import type { Who } from '../../session/who.js';
import { LiveInbox, type InboxUpdate } from './live-inbox.js';

const organiser: Who = { role: 'organiser', organiserId: 'o1', token: 't1', name: 'organisator' };

/** The streams that the page opened, each answered by the test. */
class Streams {
  readonly asked: { readonly token: string; readonly after: string | null; readonly signal: AbortSignal }[] =
    [];
  private readonly answers: ((response: unknown) => void)[] = [];

  readonly fetch = (
    _url: string,
    { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
  ) => {
    this.asked.push({
      token: headers['authorization'] ?? '',
      after: headers['last-event-id'] ?? null,
      signal,
    });
    return new Promise((resolve, reject) => {
      this.answers.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  };

  /** Answers the latest with these pieces, and keeps it open. */
  answer(...pieces: string[]): void {
    const waiting = pieces.map((piece) => new TextEncoder().encode(piece));
    const reader = {
      read: () =>
        waiting.length > 0
          ? Promise.resolve({ done: false, value: waiting.shift() })
          : new Promise(() => undefined),
    };
    this.answers.at(-1)!({ ok: true, status: 200, body: { getReader: () => reader } });
  }

  refuse(): void {
    this.answers.at(-1)!({ ok: false, status: 401, body: null });
  }
}

const until = async (condition: () => boolean): Promise<void> => {
  for (let turns = 0; turns < 500 && !condition(); turns += 1) {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(condition()).toBe(true);
};

const update = (position: number) =>
  `id: ${position}\nevent: update\ndata: {"position":${position},"changes":[],"reload":false}\n\n`;

describe('The live inbox', () => {
  const who = signal<Who | undefined>(organiser);
  const expire = jest.fn();
  let streams: Streams;
  let live: LiveInbox;
  let heard: InboxUpdate[];
  const before = globalThis.fetch;

  beforeEach(() => {
    who.set(organiser);
    expire.mockClear();
    streams = new Streams();
    globalThis.fetch = streams.fetch as unknown as typeof fetch;
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { who, expire } }] });
    live = TestBed.inject(LiveInbox);
    heard = [];
    live.listen((each) => heard.push(each));
  });
  afterEach(() => {
    globalThis.fetch = before;
  });

  it('connects while a page uses it, lets pages read from then on, and tells what changes', async () => {
    TestBed.tick();
    expect(streams.asked).toHaveLength(0);
    const leave = live.use();
    await until(() => streams.asked.length === 1);
    expect([streams.asked[0], live.isReady()]).toMatchObject([{ token: 'Bearer t1', after: null }, false]);
    streams.answer('id: 4\nevent: ready\ndata: {"position":4}\n\n', update(5));
    await until(() => heard.length === 1);
    expect([live.state(), live.isReady(), heard[0]?.position]).toEqual(['live', true, 5]);
    leave();
    await until(() => streams.asked[0]!.signal.aborted);
  });

  it('goes on where it was with a token that was renewed', async () => {
    live.use();
    await until(() => streams.asked.length === 1);
    streams.answer('id: 4\nevent: ready\ndata: {"position":4}\n\n', 'id: 9\n: stil\n\n');
    await until(() => live.isReady());
    who.set({ ...organiser, token: 't2' });
    await until(() => streams.asked.length === 2);
    expect(streams.asked[1]).toMatchObject({ token: 'Bearer t2', after: '9' });
  });

  it('says that the session ended when it is refused, and lets pages read meanwhile', async () => {
    live.use();
    await until(() => streams.asked.length === 1);
    streams.refuse();
    await until(() => expire.mock.calls.length === 1);
    expect([live.state(), live.isReady()]).toEqual(['refused', true]);
  });

  it('has all read again that was read before it could tell of changes', async () => {
    live.use();
    await until(() => streams.asked.length === 1);
    streams.refuse();
    await until(() => live.isReady());
    who.set({ ...organiser, token: 't2' });
    await until(() => streams.asked.length === 2);
    streams.answer('id: 4\nevent: ready\ndata: {"position":4}\n\n');
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ reload: true });
  });

  it('gives its connection back while nobody looks at the page, and catches up after', async () => {
    let visibility = 'visible';
    jest
      .spyOn(document, 'visibilityState', 'get')
      .mockImplementation(() => visibility as DocumentVisibilityState);
    live.use();
    await until(() => streams.asked.length === 1);
    streams.answer('id: 4\nevent: ready\ndata: {"position":4}\n\n');
    await until(() => live.isReady());
    visibility = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => streams.asked[0]!.signal.aborted);
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => streams.asked.length === 2);
    expect(streams.asked[1]?.after).toBe('4');
  });

  it('follows nothing for who is no organiser', async () => {
    who.set({ role: 'family', token: 't', name: 'gezin' });
    live.use();
    TestBed.tick();
    expect(streams.asked).toHaveLength(0);
  });
});
