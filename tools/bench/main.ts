import 'reflect-metadata';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { benchEventStore } from './event-store-bench.js';
import { inWords } from './report.js';

const defaultRounds = 9;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Geef een geheel getal vanaf 1.');
  return value;
}

const { json, rounds } = new Command('bench')
  .description('Meet wat een append kost naast de kale statements, op een echte PostgreSQL met fsync.')
  .option('--json', 'druk één JSON-object af', false)
  .option('--rounds <aantal>', 'rondes die tellen, na één om op te warmen', wholeNumber, defaultRounds)
  .parse()
  .opts<{ json: boolean; rounds: number }>();

const report = await benchEventStore(join(process.cwd(), '.koz', `bench-${process.pid}`), rounds, (round) => {
  process.stderr.write(`\rronde ${round} van ${rounds} `);
});
process.stderr.write('\n');
console.log(json ? JSON.stringify(report) : inWords(report));
