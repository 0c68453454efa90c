import type { Schemas } from '@koz/api-client';
import { isoOfTyped } from '../../shared/dates/dates.js';

/** The version that a method would be adopted under: its own, or the next after the newest that was adopted. */
export function nextVersion(
  { method, earlierMethods }: Pick<Schemas['Policies'], 'method' | 'earlierMethods'>,
  { id, policy }: Pick<Schemas['PublishedMethod'], 'id' | 'policy'>,
): number {
  const adopted = [...(method === null ? [] : [method]), ...earlierMethods].flatMap(({ policyVersion }) => {
    const [of, version] = policyVersion.split('@');
    return of === id ? [Number(version)] : [];
  });
  return Math.max(Number(policy['version']) - 1, ...adopted) + 1;
}

/** What is missing or wrong in the ground of a decision, by the id of its control. */
export const groundErrors = (ground: string, typedDay: string): Readonly<Record<string, string>> => ({
  ...(ground === '' && { grond: 'Kies een grond.' }),
  ...(typedDay !== '' &&
    isoOfTyped(typedDay) === undefined && { 'grond-dag': 'Vul een bestaande dag in als dd/mm/jjjj.' }),
});

/** The control in which a field of the request is filled in. */
export function idOfField(field: string): string {
  if (field === 'ground') return 'grond';
  if (field === 'groundDate') return 'grond-dag';
  if (field.startsWith('method')) return 'nieuwe-methode';
  if (field === 'effectiveFrom') return 'ingang';
  if (field.includes('P2Y6M')) return 'voorstel-eerste';
  if (field === 'retention.k') return 'voorstel-k';
  return field.startsWith('retention') ? 'voorstel-tweede' : field;
}
