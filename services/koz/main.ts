import 'reflect-metadata';
import { processTerminal } from './cli/terminal.js';
import { runProgram } from './cli/program.js';

process.exitCode = await runProgram(process.argv.slice(2), processTerminal());
