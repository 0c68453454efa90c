import { eventStoreContract } from '@koz/event-store-contract';
import { KurrentDbHarnesses } from './kurrentdb-harness.js';

let harnesses: KurrentDbHarnesses;
beforeAll(async () => {
  harnesses = await KurrentDbHarnesses.open();
});
afterAll(() => harnesses.close());

eventStoreContract('KurrentDB’s protocol', {
  makeHarness: () => harnesses.make(),
  makeKillableHarness: () => harnesses.makeKillable(),
});

const realServer = process.env['KOZ_EVENT_STORE_URL'];
if (realServer) {
  eventStoreContract('the real KurrentDB of KOZ_EVENT_STORE_URL', {
    makeHarness: () => harnesses.makeOn(realServer),
  });
} else {
  it.skip('The event store on a real KurrentDB: KOZ_EVENT_STORE_URL names none', () => undefined);
}
