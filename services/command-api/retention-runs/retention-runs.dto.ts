import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsString } from 'class-validator';
import type { ConsultationReason } from '@koz/disclosure-ledger';
import { MonthOfTierAnswer, PerTierAnswer, Reason, MayBeAbsent } from '@koz/http';
import { runStates, type RunState } from '@koz/retention-runs';

@ApiSchema({ name: 'AskRetentionRun' })
export class AskRunBody {
  @ApiProperty({
    required: false,
    type: String,
    format: 'date',
    example: '2029-02-01',
    description:
      'De dag waarop gerekend wordt; zonder: vandaag. Een dag die nog moet komen kan alleen met dryRun.',
  })
  @MayBeAbsent()
  @IsString()
  asOf?: string;

  @ApiProperty({ required: false, description: 'Alleen tellen wat er zou verdwijnen, en niets vernietigen.' })
  @MayBeAbsent()
  @IsBoolean()
  dryRun?: boolean;

  @Reason()
  reason?: ConsultationReason;
}

/** A run that was asked for, as it stands. */
@ApiSchema({ name: 'AskedRetentionRun' })
export class AskedRunAnswer {
  @ApiProperty({ format: 'uuid', description: 'Onder dit kenmerk is te volgen wat er gebeurt.' })
  runId!: string;

  @ApiProperty({ enum: runStates })
  state!: RunState;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'De gevraagde dag, als er een was.',
  })
  asOf!: string | null;

  @ApiProperty({ description: 'Wat er nu gebeurt, in een zin.' })
  text!: string;
}

/** What a run would do. */
@ApiSchema({ name: 'RetentionDryRun' })
export class DryRunAnswer {
  @ApiProperty({ format: 'date', description: 'De dag waarop gerekend is.' })
  asOf!: string;

  @ApiProperty({ enum: [true], description: 'Er is niets vernietigd.' })
  dryRun!: true;

  @ApiProperty({ example: 'retention@1', description: 'Het bewaarbeleid waaruit dit volgt.' })
  policyVersion!: string;

  @ApiProperty({ type: 'integer', description: 'Onder dit aantal staat er geen cijfer per maand.' })
  k!: number;

  @ApiProperty({ type: [MonthOfTierAnswer], description: 'In volgorde, van deze maand tot die van de dag.' })
  months!: readonly MonthOfTierAnswer[];

  @ApiProperty({
    type: PerTierAnswer,
    description: 'Hoeveel er al voor deze maand hadden moeten gaan, en niet bewaard worden: hoort 0 te zijn.',
  })
  overdue!: PerTierAnswer;

  @ApiProperty({
    type: PerTierAnswer,
    description: 'Hoeveel er op die dag door een bewaring blijven, over alle maanden.',
  })
  held!: PerTierAnswer;

  @ApiProperty({ type: 'integer', description: 'Van hoeveel opvangplannen gevraagd is om alles te wissen.' })
  erasures!: number;

  @ApiProperty({
    type: String,
    enum: ['capExceeded'],
    nullable: true,
    description: 'Waarom een echte uitvoering zou stoppen voor ze iets vernietigt; null als ze kan.',
  })
  stops!: 'capExceeded' | null;

  @ApiProperty({ description: 'Wat het betekent, in een zin.' })
  text!: string;
}
