/* global fetch, AbortSignal */
// `healthcheck.mjs [live|ready]`: exit code 0 when the process of this container says so on its health port. The image has
// no shell and no curl.
const port = process.env.KOZ_HEALTH_PORT ?? '3001';
const [what = 'ready'] = process.argv.slice(2);

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/${what}`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
