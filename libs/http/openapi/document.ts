import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { documentLimits } from '../limits/document-limits.js';
import { documentReceipts } from '../receipts/document-receipts.js';
import { ProblemDocument } from './problem-document.js';

/** The security scheme that a call for signed-in people names. */
export const bearerScheme = 'bearer';

/** The OpenAPI document of everything that an application serves. */
export function openApiDocument(app: INestApplication, title = 'Kinderopvangzoeker'): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(
      'Aanvragen voor kinderopvang. Een fout is een application/problem+json (RFC 9457) met een vast `type`, ' +
        'een zin in het Nederlands en nooit een persoonlijk gegeven.',
    )
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/nl/')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, bearerScheme)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDocument],
    // Groups have the Dutch names that the routes give, never those of classes.
    autoTagControllers: false,
    operationIdFactory: (_controller, method) => method,
  });
  return documentLimits(documentReceipts(document));
}
