#!/usr/bin/env node
// Builds the command line (40 ms), then runs it. The build tool is no part of what is built, so it is looked up at
// run time instead of imported: no project depends on a tool.
const { run } = await import(new URL('../../../tools/build/start.mjs', import.meta.url).href);

await run('koz', process.argv.slice(2));
