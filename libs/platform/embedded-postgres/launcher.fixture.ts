// A process of its own that starts the server and then does nothing, for specs that kill it.
import { silentLogger } from '../logging/logger.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

const server = await startEmbeddedPostgres({
  dataDir: String(process.argv[2]),
  logger: silentLogger,
  durability: 'disposable',
});
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
process.stdin.resume();
process.stdout.write(`${JSON.stringify({ pid: server.pid, adminUrl: server.adminUrl })}\n`);
