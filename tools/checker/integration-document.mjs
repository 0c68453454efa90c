import { readFile } from 'node:fs/promises';

const document = new URL('../../docs/formats/integration-events.md', import.meta.url);

/**
 * What goes out, as docs/formats/integration-events.md says it.
 * @returns Map of the event's name in the log to its public type and the members of its data
 */
export async function documentedEvents() {
  const text = await readFile(document, 'utf8');
  const section = text.slice(text.indexOf('\n## Types')).split('\n## ')[1] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const told = new Map();
  for (const row of rows) {
    const [, type, event, members] = row
      .split('|')
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    if (event[0]) told.set(event[0], { type: `be.kinderopvangzoeker.${type[0]}`, members });
  }
  if (told.size === 0) throw new Error('docs/formats/integration-events.md has no table of types');
  return told;
}
