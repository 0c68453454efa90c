import { Readable } from 'node:stream';
import { Controller, Param, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentPrincipal, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { OwnPlanRoute } from '../own-care-plan/own-plan-route.js';
import { FreshQuery } from '../paging/fresh.dto.js';
import { ExportCarePlan } from './export-care-plan.query.js';

@Controller('care-plans')
export class ExportCarePlanController {
  constructor(private readonly queries: QueryBus) {}

  @OwnPlanRoute('exportOwnCarePlan', 'export', {
    operationId: 'exportOwnCarePlan',
    summary: 'Alles van het eigen opvangplan als bestand',
    description:
      'Eén JSON-bestand met alle gegevens, elke aanvraag met haar verloop, wie nu wat ziet, wie al wat zag, de ' +
      'methode met haar grond, en het ontvangstbewijs (AVG, artikelen 15 en 20). Het formaat staat in ' +
      'docs/care-plan-export.md.',
  })
  @ApiOkResponse({
    description: 'Het bestand, als bijlage.',
    headers: {
      'Content-Disposition': { description: 'De naam van het bestand.', schema: { type: 'string' } },
    },
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['format', 'version', 'exportedAt', 'carePlan', 'methods', 'disclosures'],
          properties: {
            format: { type: 'string' },
            version: { type: 'integer' },
            exportedAt: { type: 'string', format: 'date-time' },
            carePlan: { $ref: '#/components/schemas/OwnCarePlan' },
            methods: { type: 'array', items: { type: 'object' } },
            disclosures: { type: 'array', items: { $ref: '#/components/schemas/OwnDisclosure' } },
          },
        },
      },
    },
  })
  async export(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) carePlanId: CarePlanId,
    @Query() { minPosition }: FreshQuery,
  ): Promise<StreamableFile> {
    const { fileName, text } = await this.queries.execute(
      new ExportCarePlan({ principal, carePlanId, minPosition }),
    );
    return new StreamableFile(Readable.from(text), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="${fileName}"`,
    });
  }
}
