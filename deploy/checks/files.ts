import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parseDocument } from 'yaml';

const deploy = join(process.cwd(), 'deploy');

/** The path of a file below deploy/. */
export const inDeploy = (path: string): string => join(deploy, path);

export const textOf = (path: string): string => readFileSync(inDeploy(path), 'utf8');

/** The version that the workspace names, which the image is tagged with. */
export const versionOfPackage = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string })
  .version;

/**
 * YAML as strictly as it can be read: a key given twice, a tab, an anchor that nobody made are errors.
 *
 * @throws Error naming file and line
 */
export function parsedYaml(text: string, name: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true, merge: true });
  refuse([...document.errors, ...document.warnings], name);
  return document.toJS();
}

/** A file of several documents; empty ones are left out. */
export function parsedDocuments(text: string, name: string): unknown[] {
  const documents = parseAllDocuments(text, { strict: true, uniqueKeys: true });
  if (!Array.isArray(documents)) return [];
  return documents
    .map((document) => {
      refuse([...document.errors, ...document.warnings], name);
      return document.toJS() as unknown;
    })
    .filter((value) => value !== null);
}

function refuse(faults: readonly Error[], name: string): void {
  if (faults.length > 0) throw new Error(`${name}: ${faults.map(({ message }) => message).join('; ')}`);
}
