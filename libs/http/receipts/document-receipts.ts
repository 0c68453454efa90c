import type { OpenAPIObject } from '@nestjs/swagger';
import { receiptHeader } from './receipt.interceptor.js';

const schemaName = 'Receipt';

const description =
  'Het jongste ondertekende controlepunt van het logboek (C2SP tlog-checkpoint) als bewijs dat bewaard kan worden: ' +
  'wie het heeft, kan later nagaan dat er tot daar niets aan het logboek veranderd is. Null voor het eerste.';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Response = { headers?: object; content?: Record<string, { schema?: object }> };

/** What every answer to a write carries, said once for all of them: the receipt that the interceptor adds. */
export function documentReceipts(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap(({ post, put, patch, delete: remove }) =>
    [post, put, patch, remove].filter((operation) => operation !== undefined),
  );
  const writes = operations.filter(isWrite);
  if (writes.length === 0) return document;
  for (const write of writes)
    for (const [status, response] of Object.entries(write.responses))
      if (status.startsWith('2')) addReceipt(response as Response);
  ((document.components ??= {}).schemas ??= {})[schemaName] = {
    type: 'object',
    properties: { checkpoint: { type: ['string', 'null'], description } as never },
    required: ['checkpoint'],
  };
  return document;
}

/** Every write may be repeated under a key, and nothing else may. */
export const isWrite = ({ parameters = [] }: Operation): boolean =>
  parameters.some((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key');

function addReceipt(response: Response): void {
  response.headers = {
    ...response.headers,
    [receiptHeader]: {
      description: 'Hetzelfde controlepunt als `checkpoint`, in base64; ontbreekt voor het eerste.',
      schema: { type: 'string', contentEncoding: 'base64' },
    },
  };
  const json = response.content?.['application/json'];
  if (json?.schema) json.schema = { allOf: [json.schema, { $ref: `#/components/schemas/${schemaName}` }] };
}
