// Who may import whom, by tag, read by eslint.config.mjs. Each constraint has a planted violation in
// boundaries.spec.ts that fails lint, since a rule that is on and enforces nothing is worse than none.

// What the pure layers do not name: frameworks, drivers, brokers.
const technology = [
  '@nestjs/*',
  'fastify',
  '@fastify/*',
  'pg',
  'pg-*',
  'kafkajs',
  'bullmq',
  'ioredis',
  '@kurrent/*',
  'pino',
  'rxjs',
];

const testSupport = ['type:testing'];

export const boundaries = [
  {
    sourceTag: 'type:privacy-types',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: [...technology, 'class-validator', 'class-transformer'],
  },
  // Events outlive every framework: they know the privacy types and their own validation.
  {
    sourceTag: 'type:events',
    onlyDependOnLibsWithTags: ['type:privacy-types', ...testSupport],
    bannedExternalImports: technology,
  },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:events', 'type:privacy-types', ...testSupport],
    bannedExternalImports: technology,
  },
  {
    sourceTag: 'type:disclosure',
    onlyDependOnLibsWithTags: ['type:events', 'type:privacy-types', ...testSupport],
    bannedExternalImports: technology,
  },
  // Terms, months and k are reckoned on plain values; the domain's rules on dates and places are the only ones.
  {
    sourceTag: 'type:retention',
    onlyDependOnLibsWithTags: ['type:events', 'type:privacy-types', 'type:domain', ...testSupport],
    bannedExternalImports: technology,
  },
  // What was, from events that somebody else read: the rules that answer today, applied to another day.
  {
    sourceTag: 'type:replay',
    onlyDependOnLibsWithTags: [
      'type:events',
      'type:privacy-types',
      'type:domain',
      'type:disclosure',
      'type:retention',
      ...testSupport,
    ],
    bannedExternalImports: technology,
  },
  // A port says what is needed, not with what it is done.
  {
    sourceTag: 'type:port',
    onlyDependOnLibsWithTags: ['type:events', 'type:privacy-types', 'type:port'],
    bannedExternalImports: technology,
  },
  {
    sourceTag: 'type:projection',
    onlyDependOnLibsWithTags: [
      'type:events',
      'type:port',
      'type:privacy-types',
      'type:disclosure',
      'type:retention',
      ...testSupport,
    ],
    bannedExternalImports: technology,
  },
  // The platform knows nothing of child care.
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:privacy-types', 'type:port', 'type:platform', ...testSupport],
  },
  {
    sourceTag: 'type:adapter',
    onlyDependOnLibsWithTags: [
      'type:events',
      'type:privacy-types',
      'type:port',
      'type:domain',
      'type:disclosure',
      'type:retention',
      'type:platform',
      'type:adapter',
      'type:projection',
      ...testSupport,
    ],
  },
  {
    sourceTag: 'type:application',
    onlyDependOnLibsWithTags: [
      'type:application',
      'type:events',
      'type:privacy-types',
      'type:port',
      'type:domain',
      'type:disclosure',
      'type:retention',
      'type:platform',
      'type:adapter',
      ...testSupport,
    ],
    bannedExternalImports: ['@nestjs/*', 'fastify', '@fastify/*', 'pg', 'pg-*'],
  },
  // What opens the parts from the settings: it knows every part, and no service.
  {
    sourceTag: 'type:runtime',
    onlyDependOnLibsWithTags: [
      'type:events',
      'type:privacy-types',
      'type:port',
      'type:platform',
      'type:adapter',
      'type:application',
      ...testSupport,
    ],
    bannedExternalImports: ['@nestjs/*', 'fastify', '@fastify/*', 'pg', 'pg-*'],
  },
  // A service is deployed alone: it never imports another one; only a composition does.
  {
    sourceTag: 'type:service',
    notDependOnLibsWithTags: ['type:service', 'type:composition', 'type:tool'],
  },
  { sourceTag: 'type:composition', notDependOnLibsWithTags: ['type:tool'] },
  { sourceTag: 'type:testing', notDependOnLibsWithTags: ['type:service', 'type:composition', 'type:tool'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  // What counts the stores shares no code with what fills them: one's mistake must not be the other's.
  {
    sourceTag: 'type:checker',
    onlyDependOnLibsWithTags: ['type:checker'],
    allowedExternalImports: ['pg', 'kafkajs'],
  },
  // What runs in a browser knows the server by its calls alone.
  {
    sourceTag: 'type:web',
    onlyDependOnLibsWithTags: ['type:web', ...testSupport],
    bannedExternalImports: [...technology.filter((name) => name !== 'rxjs'), '@angular/*'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:web'],
    bannedExternalImports: technology.filter((name) => name !== 'rxjs'),
  },
  // Journeys go through the system as its users do: by the browser and over HTTP.
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:web', ...testSupport] },
];
