import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');
const folder = join(__dirname, 'planted');
const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const marker = /^\s*\/\/ refused: (.+)$/;

/** The planted sources in one program, with the options of the repository. */
function compile(): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  return ts.createProgram(
    names.map((name) => join(folder, name)),
    { ...options, noUnusedLocals: false },
  );
}

/** Lines of a file at which the compiler finds a mistake, counted from 1. */
function refusedLines(program: ts.Program, name: string): number[] {
  const source = program.getSourceFile(join(folder, name))!;
  const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const lines = diagnostics.map(({ start }) => source.getLineAndCharacterOfPosition(start!).line + 1);
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** The lines that bear a mark, each with its reason. */
const marked = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const reason = marker.exec(text)?.[1];
      return reason === undefined ? [] : [{ reason, line: index + 2 }];
    });

describe('The compiler, given planted sources', () => {
  const program = compile();

  it('accepts the correct one, so that the others fail for their own mistakes', () => {
    expect(marked('correct.ts')).toEqual([]);
    expect(refusedLines(program, 'correct.ts')).toEqual([]);
  });

  describe.each(names.filter((name) => name !== 'correct.ts'))('in %s', (name) => {
    it.each(marked(name))('refuses $reason', ({ line }) => {
      expect(refusedLines(program, name)).toContain(line);
    });

    it('refuses nothing else', () => {
      expect(refusedLines(program, name)).toEqual(marked(name).map(({ line }) => line));
    });
  });
});
