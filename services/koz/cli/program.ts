import { Command, CommanderError, Help } from 'commander';
import { addAuditCommands } from '../commands/audit.command.js';
import { addBackupCommands } from '../commands/backup.command.js';
import { addControllerCommands } from '../commands/controller.command.js';
import { addImportCommand } from '../commands/import.command.js';
import { addKeysCommands } from '../commands/keys.command.js';
import { addLocationsCommand } from '../commands/locations.command.js';
import { addPoliciesCommand } from '../commands/policies.command.js';
import { addPrivacyCommand } from '../commands/privacy.command.js';
import { addProjectionsCommand } from '../commands/projections.command.js';
import { addRetentionCommands } from '../commands/retention.command.js';
import { addSampleCommand } from '../commands/sample.command.js';
import { failureText } from './failure-text.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Arguments:': 'Argumenten:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
};

const inDutch = (usage: string): string =>
  usage.replace('[options]', '[opties]').replace('[command]', '[opdracht]');

const misuses: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'Die opdracht bestaat niet.',
  'commander.unknownOption': 'Die optie bestaat niet.',
  'commander.missingArgument': 'Er ontbreekt een argument.',
  'commander.excessArguments': 'Er zijn te veel argumenten.',
  'commander.missingMandatoryOptionValue': 'Er ontbreekt een verplichte optie.',
  'commander.optionMissingArgument': 'Bij een optie ontbreekt de waarde.',
  'commander.invalidArgument': 'De waarde van een optie is niet geldig.',
};

/** Runs a command line, program name left out, and answers with the exit code. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = programFor(terminal, (code) => (exitCode = code));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return misused(error, terminal);
    const { text, exitCode: failed } = failureText(error);
    terminal.err(text);
    return failed;
  }
}

function programFor(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('koz');
  // Commands inherit these settings as they are added.
  program
    .description('Kinderopvangzoeker op de opdrachtregel. De instellingen zijn die van de server.')
    .helpOption('-h, --help', 'deze uitleg')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: inDutch,
      subcommandTerm: (command) => inDutch(Help.prototype.subcommandTerm(command)),
    })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: () => undefined,
    })
    .exitOverride()
    .addHelpText(
      'after',
      '\nAfsluitcodes: 0 klaar; 1 klaar, maar er is iets gevonden (foute rijen, klare tekst, een logboek dat niet klopt); 2 verkeerd gevraagd; 3 mislukt.',
    );
  addImportCommand(program, terminal, finish);
  addSampleCommand(program, terminal, finish);
  addLocationsCommand(program, terminal, finish);
  addProjectionsCommand(program, terminal);
  addPrivacyCommand(program, terminal, finish);
  addBackupCommands(program, terminal);
  addKeysCommands(program, terminal, finish);
  addPoliciesCommand(program, terminal);
  addRetentionCommands(program, terminal, finish);
  addAuditCommands(program, terminal, finish);
  addControllerCommands(program, terminal, finish);
  for (const command of program.commands) command.helpCommand(false);
  return program;
}

function misused(error: CommanderError, terminal: Terminal): ExitCode {
  if (error.exitCode === 0) return exitCodes.done;
  const text = misuses[error.code];
  if (text !== undefined) terminal.err(`${text} Zie "koz --help".`);
  return exitCodes.misused;
}
