import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { PerTierAnswer } from '@koz/http';
import {
  runAlerts,
  runCauses,
  runStates,
  type RunAlert,
  type RunCause,
  type RunState,
} from '@koz/retention-runs';

/** What a run did as a whole: never by month. */
@ApiSchema({ name: 'RetentionRunTotals' })
export class RunTotalsAnswer {
  @ApiProperty({ type: 'integer', description: 'Opvangplannen waarvan iets vernietigd werd.' })
  plans!: number;

  @ApiProperty({ type: PerTierAnswer, description: 'Vernietigde sleutels, per groep van gegevens.' })
  keysDestroyed!: PerTierAnswer;

  @ApiProperty({
    type: 'integer',
    description: 'Opvangplannen die aan de beurt waren en door een bewaring blijven.',
  })
  held!: number;

  @ApiProperty({ type: 'integer', description: 'Lopende aanvragen die daardoor stopten.' })
  applicationsEnded!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Vernietigingen die eerder onderbroken waren en nu voltooid zijn.',
  })
  resumed!: number;

  @ApiProperty({ type: 'integer', description: 'Vernietigde tijdvaksleutels.' })
  epochsDestroyed!: number;
}

/** A run of retention. */
@ApiSchema({ name: 'RetentionRun' })
export class RetentionRunAnswer {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({
    enum: runCauses,
    description:
      'Wat ze deed beginnen. officer: gevraagd door een functionaris; operator: door het beheer; schedule: de ' +
      'dagelijkse ronde; clock: een verzette klok; import: ingelezen gegevens; erasure: een vraag om te wissen; ' +
      'holdLifted: een opgeheven bewaring.',
  })
  cause!: RunCause;

  @ApiProperty({
    enum: runStates,
    description:
      'queued: gevraagd; running: bezig; interrupted: onderbroken, wordt vanzelf hervat; done: klaar; stopped: gestopt ' +
      'voor er iets vernietigd werd.',
  })
  state!: RunState;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'De gevraagde dag waarop gerekend wordt; null: de dag waarop ze begint.',
  })
  asOf!: string | null;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({ type: 'integer', description: 'Hoe vaak ze begon: meer dan eens als ze onderbroken werd.' })
  attempts!: number;

  @ApiProperty({ enum: runAlerts, nullable: true, description: 'Waarom ze stopte; anders null.' })
  alert!: RunAlert | null;

  @ApiProperty({ description: 'Hoe het ermee staat, in een zin.' })
  text!: string;

  @ApiProperty({ description: 'Wat ze tot nu toe deed, alles samen.' })
  totals!: RunTotalsAnswer;
}

@ApiSchema({ name: 'RetentionRuns' })
export class RetentionRunsAnswer {
  @ApiProperty({
    type: [RetentionRunAnswer],
    description:
      'De laatste uitvoeringen, de nieuwste eerst. Van de dagelijkse rondes die niets te doen vonden, staat alleen de ' +
      'laatste erin.',
  })
  items!: readonly RetentionRunAnswer[];
}
