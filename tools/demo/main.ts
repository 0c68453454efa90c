import 'reflect-metadata';
import { sampleFolder } from '@koz/services/koz';
import { runDemo } from './run-demo.js';
import { withSystem } from './system.js';
import { silent, spoken } from './text/narrators.js';

// `npm run demo`: told for people; with `-- --json` as one object.
const asJson = process.argv.includes('--json');
const write = (text: string) => process.stdout.write(`${text}\n`);

const folder = sampleFolder();
const report = await withSystem((system) => runDemo(system, folder, asJson ? silent : spoken(write)));
if (asJson) write(JSON.stringify(report, null, 2));
process.exitCode = report.scan.hits === 0 && report.replay.differences.length === 0 ? 0 : 1;
