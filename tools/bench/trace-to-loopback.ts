import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTracing } from '@koz/platform';

/**
 * Traces this process to a collector in it that takes whatever comes, so that the cost of encoding and sending is there.
 *
 * @returns ends both
 */
export async function traceToLoopback(): Promise<() => Promise<void>> {
  const collector = createServer((request, response) => {
    request.resume().on('end', () => response.end());
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const tracing = await startTracing({ service: 'bench', endpoint: `http://127.0.0.1:${port}` });
  return async () => {
    await tracing.stop();
    collector.closeAllConnections();
    await new Promise((resolve) => collector.close(resolve));
  };
}
