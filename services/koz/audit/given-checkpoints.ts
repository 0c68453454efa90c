import { readFile } from 'node:fs/promises';

/**
 * Checkpoints that somebody kept, from files: the note itself, or the answer of a write or of
 * `GET /audit/checkpoints/latest` as JSON.
 */
export const readCheckpoints = (files: readonly string[]): Promise<string[]> =>
  Promise.all(files.map(async (file) => noteIn(await readFile(file, 'utf8'))));

function noteIn(text: string): string {
  try {
    const { checkpoint, note } = JSON.parse(text) as { checkpoint?: unknown; note?: unknown };
    const found = checkpoint ?? note;
    return typeof found === 'string' ? found : text;
  } catch {
    return text;
  }
}
