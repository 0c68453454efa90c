import 'reflect-metadata';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { benchEventStore } from './event-store-bench.js';
import { inWords } from './report.js';
import { benchShredding } from './shredding-bench.js';
import { shreddingInWords } from './shredding-words.js';
import { benchTree, treeInWords } from './tree-bench.js';
import { benchVerify, verifyInWords } from './verify-bench.js';

const defaultRounds = 9;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Geef een geheel getal vanaf 1.');
  return value;
}

function wholeNumbers(text: string): number[] {
  return text.split(',').map(wholeNumber);
}

const { json, rounds, shredding, tree, verify } = new Command('bench')
  .description('Meet wat een append kost naast de kale statements, op een echte PostgreSQL met fsync.')
  .option('--json', 'druk één JSON-object af', false)
  .option('--rounds <aantal>', 'rondes die tellen, na één om op te warmen', wholeNumber, defaultRounds)
  .option(
    '--shredding <aantallen>',
    'meet in plaats daarvan een run van zoveel plannen: 1000,10000',
    wholeNumbers,
  )
  .option(
    '--tree <aantallen>',
    'meet in plaats daarvan de boom over zoveel gebeurtenissen: 200000',
    wholeNumbers,
  )
  .option(
    '--verify <aantallen>',
    'meet in plaats daarvan het nagaan van zoveel gebeurtenissen, uit de databank en uit een export: 1000000',
    wholeNumbers,
  )
  .parse()
  .opts<{
    json: boolean;
    rounds: number;
    shredding?: number[];
    tree?: number[];
    verify?: number[];
  }>();

const home = join(process.cwd(), '.koz', `bench-${process.pid}`);
const line = (text: string): void => void process.stderr.write(`\r\u001b[K${text} `);

if (shredding) {
  for (const plans of shredding) {
    const figures = await benchShredding(home, plans, (what) => line(`${plans}: ${what}`));
    line('');
    console.log(json ? JSON.stringify(figures) : shreddingInWords(figures));
  }
} else if (tree) {
  for (const events of tree) {
    const figures = await benchTree(home, events, line);
    line('');
    console.log(json ? JSON.stringify(figures) : treeInWords(figures));
  }
} else if (verify) {
  for (const events of verify) {
    const figures = await benchVerify(home, events, line);
    line('');
    console.log(json ? JSON.stringify(figures) : verifyInWords(figures));
  }
} else {
  const report = await benchEventStore(home, rounds, (round) => line(`ronde ${round} van ${rounds}`));
  process.stderr.write('\n');
  console.log(json ? JSON.stringify(report) : inWords(report));
}
