import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document.js';

/** `/api/openapi.json` and, for people, `/api/docs`. The document is made when it is first asked for. */
export function serveDocumentation(app: INestApplication, title?: string): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app, title), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Kinderopvangzoeker: API',
  });
}
