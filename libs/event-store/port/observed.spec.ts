import { controllerId } from '@koz/privacy-types';
import { observed, type AppendOutcome, type AppendRequest, type EventStore } from './index.js';

const outcome = (position: number, replayed = false): AppendOutcome => ({
  ...{ outcome: 'appended', position, replayed },
  tip: { revision: 0, hash: new Uint8Array(32) },
});
const request = (stream: string) =>
  ({ stream, scope: { controller: controllerId('antwerpen') } }) as unknown as AppendRequest;

describe('An observed store', () => {
  const told: string[] = [];
  let position = 0;
  const store = {
    append: async ({ stream }: AppendRequest): Promise<AppendOutcome> => {
      told.push(`append ${stream}`);
      return stream.includes('again') ? outcome(position, true) : outcome(position++);
    },
    lastPosition: async () => position - 1,
  } as unknown as EventStore;
  const watched = observed(
    store,
    ({ stream }) => !stream.includes('other'),
    async ({ stream }, at) => {
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`told of ${stream} at ${at}`);
    },
  );
  beforeEach(() => {
    told.length = 0;
    position = 0;
  });

  it('tells of one append after the other, each before its caller goes on', async () => {
    await Promise.all(
      ['one', 'two'].map(async (stream) => {
        await watched.append(request(stream));
        told.push(`done ${stream}`);
      }),
    );
    expect(told.filter((line) => !line.startsWith('done'))).toEqual([
      ...['append one', 'told of one at 0', 'append two', 'told of two at 1'],
    ]);
    expect(told.indexOf('done one')).toBeGreaterThan(told.indexOf('told of one at 0'));
  });

  it('tells of no retry, and of nothing that does not concern it; all else is the store’s', async () => {
    await watched.append(request('again'));
    await watched.append(request('other'));
    expect(told).toEqual(['append again', 'append other']);
    expect(await watched.lastPosition()).toBe(0);
  });
});
