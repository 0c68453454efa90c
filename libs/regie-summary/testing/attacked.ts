import { defaultK, type Figures, type Publication } from '../figures.js';
import { Attacker, type Knowledge } from './attacker.js';
import { places } from './population.js';

const knowledgeOf = ({ margins }: Figures, k: number): Knowledge => ({
  k,
  small: (margin, key) => countOf(margins, margin, key) < k,
  municipalityOf: (locationId) =>
    [...places].find(([id, { own }]) => own && id === locationId)?.[1].municipality,
  away: ['Mechelen', 'unknown'],
});

const countOf = (margins: Figures['margins'], margin: string, key: string): number =>
  margins.find(({ name }) => name === margin)?.cells.find((cell) => cell.key === key)?.count ?? 0;

/** Of these margins all cells that are small stand alike in what is known: one of them is tried. */
const alike = ['startMonth', 'childAge', 'homePostcode', 'priorityRules'];

/** Small cells of margins that are shown, with what an attacker finds they can be. */
export function attacked(figures: Figures, publication: Publication, k = defaultK) {
  const attacker = new Attacker(publication, knowledgeOf(figures, k));
  return figures.margins.flatMap((margin) => {
    if (publication.margins.find(({ name }) => name === margin.name)?.withheld) return [];
    const small = margin.cells.filter(({ count }) => count < k);
    const tried = alike.includes(margin.name)
      ? small.filter(({ key }, index) => index === 0 || key === 'none' || key === 'unknown')
      : small;
    return tried.map(({ key }) => ({
      cell: `${margin.name}:${key}`,
      possible: attacker.possibleValues(margin.name, key),
    }));
  });
}

export const valuesBelow = (k: number) => Array.from({ length: k }, (_, value) => value);
