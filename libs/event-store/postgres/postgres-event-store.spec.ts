import { eventStoreContract } from '@koz/event-store-contract';
import { makeKillablePostgresHarness, PostgresHarnesses } from './postgres-harness.js';

let harnesses: PostgresHarnesses;
beforeAll(async () => {
  harnesses = await PostgresHarnesses.open();
});
afterAll(() => harnesses.close());

eventStoreContract('PostgreSQL', {
  makeHarness: async () => harnesses.make(),
  makeKillableHarness: makeKillablePostgresHarness,
});
