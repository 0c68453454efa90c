import { silentLogger, startEmbeddedPostgres, type EmbeddedPostgres } from '@koz/platform';

/** Enough for the pools of several spec files at once. */
const maxConnections = 400;

/** The server of a Jest run: fast, for its data live as long as the run. */
export const startTestServer = (dataDir: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, logger: silentLogger, durability: 'disposable', maxConnections });
