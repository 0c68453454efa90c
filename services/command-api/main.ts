import { Module } from '@nestjs/common';
import { createHttpApplication } from '@koz/http';
import { runProcess, type Runtime } from '@koz/runtime';
import { openAccess } from '@koz/runtime/people';
import { commandApiModule } from './module.js';
import { commandApiDepsOf } from './runtime-deps.js';

/**
 * Runs the command side alone, with log-in and, in development, tokens and clock; beside a process manager that finishes
 * what a crash leaves half done. Any number of instances may run.
 */
@Module({})
class CommandApi {}

async function applicationOn(runtime: Runtime) {
  const { logger, readiness, metrics } = runtime;
  const people = await openAccess(runtime);
  const imports = [commandApiModule(commandApiDepsOf(runtime)), ...people.modules];
  return createHttpApplication(
    { module: CommandApi, imports },
    { ...people.settings, readiness, logger, metrics },
  );
}

await runProcess('command-api', async (runtime) => {
  const app = await applicationOn(runtime);
  await app.listen(runtime.settings.port, runtime.settings.host);
  const address = await app.getUrl();
  runtime.logger.info({ address }, 'The command API is ready');
  return () => app.close();
});
