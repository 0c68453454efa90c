import { ApiProperty } from '@nestjs/swagger';
import { roles, type Role } from '@koz/identity';
import { IsId } from '../validation/ids.js';

/** Which of a family's own plans the session is about. */
export class ChoosePlanRequest {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  carePlanId!: string;
}

/** Who is logged in: a role and ids, never a name. */
export class SessionAnswer {
  @ApiProperty({ enum: roles })
  role!: Role;

  @ApiProperty({
    format: 'uuid',
    required: false,
    description: 'De organisator voor wie deze persoon werkt.',
  })
  organiserId?: string;

  @ApiProperty({ required: false, example: 'antwerpen', description: 'De verwerkingsverantwoordelijke.' })
  controller?: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'Het opvangplan waarover deze sessie gaat.' })
  carePlanId?: string;

  @ApiProperty({
    type: String,
    isArray: true,
    format: 'uuid',
    description: 'De opvangplannen die dit gezin onder deze aanmelding indiende; leeg voor andere rollen.',
  })
  carePlanIds!: readonly string[];
}

export class LogoutAnswer {
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Waar de browser heen moet om ook bij de aanmelddienst af te melden; null als die dat niet kan.',
  })
  providerLogoutUrl!: string | null;
}
