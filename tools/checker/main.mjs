import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { check } from './check.mjs';

const help = `Counts what the log, the read models, the topics, the ledger and the vault hold, and says whether they agree.
It shares no code with the services, opens nothing, and writes nothing.

  node tools/checker/main.mjs --database <url> [options]

  --database <url>        PostgreSQL, as a login that sees every row (superuser or BYPASSRLS); or KOZ_CHECK_DATABASE_URL
  --brokers <list>        Kafka, separated by commas; without it the topics are left out
  --topic-pattern <name>  of a controller's topic, {controller} for its code (koz.{controller}.integration.v1)
  --records <file>        JSON lines of what was taken from the topics, instead of the brokers (README)
  --acknowledged <file>   JSON lines of what clients were answered (README)
  --fence <directory>     KOZ_FENCE_DIR; without it the files of the fence are left out
  --wait <seconds>        count again until all agree or the time is over (0): what runs behind needs a moment
  --json                  the report as JSON
  --help                  this text

Ends with 0 when all agree, 1 when not (each difference is named), 2 when it could not count.
`;

const options = {
  database: { type: 'string', default: process.env.KOZ_CHECK_DATABASE_URL },
  brokers: { type: 'string' },
  'topic-pattern': { type: 'string', default: 'koz.{controller}.integration.v1' },
  records: { type: 'string' },
  acknowledged: { type: 'string' },
  fence: { type: 'string' },
  wait: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

async function main() {
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(help);
  const waitMs = Number(values.wait) * 1000;
  if (!values.database) throw new Error('--database is missing');
  if (!(waitMs >= 0)) throw new Error('--wait takes a number of seconds');
  const given = {
    ...values,
    brokers: values.brokers?.split(','),
    topicPattern: values['topic-pattern'],
  };
  const until = performance.now() + waitMs;
  let report = await check(given);
  while (!report.agrees && performance.now() < until) {
    await pause(1000);
    report = await check(given);
  }
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : report.toText());
  process.exitCode = report.agrees ? 0 : 1;
}

main().catch((error) => {
  // Of the database the code and the sentence; never a detail, which may hold a row.
  process.stderr.write(`could not count: ${error.code ? `${error.code} ` : ''}${error.message}\n`);
  process.exitCode = 2;
});
