#!/usr/bin/env node
// Builds the command line when its sources are newer than the bundle, then runs it.
import { run } from '../../../tools/build/start.mjs';

await run('koz', process.argv.slice(2));
