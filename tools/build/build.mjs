// Bundles a service (or tool) from its main.ts: esbuild resolves and bundles, swc compiles, because only
// swc emits the decorator metadata that Nest and class-validator read.
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';
import * as esbuild from 'esbuild';

export const workspaceRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const swcWithDecoratorMetadata = {
  name: 'swc-decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { code } = await transform(source, {
        filename: path,
        swcrc: false,
        configFile: false,
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Builds `<projectRoot>/main.ts` into `dist/<projectRoot>/main.mjs`; returns the path of the bundle. */
export async function build(projectRoot) {
  const root = relative(workspaceRoot, resolve(workspaceRoot, projectRoot));
  const entry = join(workspaceRoot, root, 'main.ts');
  if (!existsSync(entry)) throw new Error(`${root} has no main.ts`);
  const outfile = join(workspaceRoot, 'dist', root, 'main.mjs');
  await esbuild.build({
    absWorkingDir: workspaceRoot,
    entryPoints: [entry],
    outdir: dirname(outfile),
    outExtension: { '.js': '.mjs' },
    // What is imported on demand becomes a file of its own, read only by the process that asks for it.
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    keepNames: true,
    sourcemap: true,
    logLevel: 'warning',
    loader: { '.sql': 'text' },
    tsconfig: join(workspaceRoot, 'tsconfig.base.json'),
    plugins: [swcWithDecoratorMetadata],
  });
  return outfile;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [projectRoot] = process.argv.slice(2);
  if (!projectRoot) throw new Error('usage: build.mjs PROJECT_ROOT');
  console.log(`built ${relative(workspaceRoot, await build(projectRoot))}`);
}
