import { testDatabase } from '@koz/testing';
import { schema } from '../postgres-server.js';
import type { TestedServer } from './bullmq-harness.js';

/** For tests: the queue in a database of its own. */
export async function postgresTested(): Promise<TestedServer> {
  const database = await testDatabase();
  const asAdmin = async <Row>(statement: string): Promise<Row[]> =>
    (await database.adminPool().query(statement)).rows as Row[];
  return {
    address: { url: database.url, adminUrl: database.adminUrl },
    async stored() {
      const tables = await asAdmin<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = '${schema}'`,
      );
      const rows = await Promise.all(
        tables.map(({ name }) => asAdmin<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} AS t`)),
      );
      const data = await asAdmin<{ data: unknown }>(
        `SELECT data FROM ${schema}.job UNION ALL SELECT template_data FROM ${schema}.scheduler`,
      );
      return { text: JSON.stringify(rows), data: data.map((row) => row.data) };
    },
    async breakConnections() {
      await asAdmin(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'koz'`,
      );
    },
    async lose() {
      await asAdmin(`DROP SCHEMA ${schema} CASCADE`);
    },
    dispose: () => database.drop(),
  };
}
