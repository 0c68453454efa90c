import type { Location, Locations } from '@koz/locations';

/** What a person who just started the system needs to get in, in Dutch; organisers are those with a location here. */
export async function waysIn(address: string, locations: Pick<Locations, 'list'>): Promise<string> {
  const { items } = await locations.list({ limit: 200 });
  const organisers = [...new Map(items.map((location) => [location.controller, location])).values()];
  const roles = [
    ...organisers.map((location) => [
      `organisator van ${location.name} (${location.municipality})`,
      organiser(location),
    ]),
    ['gezin', { role: 'family' }],
    ...organisers.map(({ controller }) => [
      `regie kinderopvang van ${controller}`,
      { role: 'regie', controller },
    ]),
    ...['servicePoint', 'agency', 'auditor', 'officer'].map((role) => [nameOf[role], { role }]),
  ] as const;
  const lines = roles.map(([name, body]) => `    ${name}\n      ${JSON.stringify(body)}`);
  return [
    '',
    `  Kinderopvangzoeker draait op ${address}`,
    `  Open dat adres in een browser en kies een rol; onderaan elke pagina verzet u de klok.`,
    `  Alle oproepen, om uit te proberen: ${address}/api/docs`,
    '',
    `  Een token voor elke rol (alleen in ontwikkeling): POST ${address}/api/v1/dev/tokens met`,
    ...lines,
    '',
    ...(organisers[0] ? example(address, organisers[0]) : []),
    '  Stoppen: Ctrl-C',
    '',
  ].join('\n');
}

const nameOf: Readonly<Record<string, string>> = {
  servicePoint: 'lokaal loket',
  agency: 'Agentschap Opgroeien',
  auditor: 'auditor',
  officer: 'functionaris gegevensbescherming',
};

const organiser = ({ organiserId }: Location) => ({ role: 'organiser', organiserId });

/** One line that can be pasted: a token, and with it what that organiser sees. */
const example = (address: string, location: Location): string[] => [
  `  De aanvragen van ${location.name}:`,
  `    TOKEN=$(curl -s ${address}/api/v1/dev/tokens -H 'content-type: application/json' \\`,
  `      -d '${JSON.stringify(organiser(location))}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
  `    curl -s "${address}/api/v1/organiser/applications?limit=3" -H "authorization: Bearer $TOKEN"`,
  '',
];
