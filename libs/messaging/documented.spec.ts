import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointType } from './checkpoint-event.js';
import { integrationTable } from './integration-table.js';

const document = readFileSync(join(process.cwd(), 'docs', 'formats', 'integration-events.md'), 'utf8');
const withoutBlanks = (text: string): string => text.replace(/ +/g, ' ').trim();
/** The rows of a table of the document, by its heading. */
function rowsOf(heading: string): string[] {
  const section = document.slice(document.indexOf(`## ${heading}`)).split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(withoutBlanks);
}

describe('The document of integration events', () => {
  it('names each type that goes out, with its members', () => {
    const expected = Object.entries(integrationTable).flatMap(([type, rule]) => {
      if (!('type' in rule)) return [];
      const name = rule.type.replace('be.kinderopvangzoeker.', '');
      const members = rule.members.map((member) => `\`${member}\``).join(', ');
      return [withoutBlanks(`| \`${name}\` | \`${type}\` | ${members} |`)];
    });
    const checkpoint = checkpointType.replace('be.kinderopvangzoeker.', '');
    expect(rowsOf('Types')).toEqual([
      ...expected,
      `| \`${checkpoint}\` | | \`origin\`, \`size\`, \`note\` |`,
    ]);
  });

  it('says of each type that stays inside why it does', () => {
    const expected = Object.entries(integrationTable).flatMap(([type, rule]) =>
      'staysInside' in rule ? [`| \`${type}\` | ${rule.staysInside} |`] : [],
    );
    expect(rowsOf('What stays inside')).toEqual(expected);
  });
});
