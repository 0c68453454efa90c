import { redisIsHere } from '@koz/jobs-bullmq/testing';
import { missingForKafka } from '@koz/testing/kafka';

const packageOf = { java: 'openjdk-17-jre-headless', mvn: 'maven', 'redis-server': 'redis-server' } as const;

/** What this machine lacks to run all services apart, and how it is had, in Dutch; undefined when it has everything. */
export function whatIsMissing(): string | undefined {
  const missing = [...missingForKafka(), ...(redisIsHere() ? [] : (['redis-server'] as const))];
  if (missing.length === 0) return undefined;
  const packages = missing.map((program) => packageOf[program]).join(' ');
  return [
    `Op deze machine ontbreekt: ${missing.join(', ')}.`,
    'Kafka draait op Java en komt met Maven; Redis komt van de distributie. Installeer wat ontbreekt:',
    '',
    `  sudo apt-get install --no-install-recommends ${packages}`,
    '',
    'Alles in één proces, zonder Kafka en Redis, start met: npm start',
  ].join('\n');
}
