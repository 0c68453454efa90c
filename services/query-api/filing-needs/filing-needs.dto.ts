import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import { priorityLevels, type PriorityLevel } from '@koz/domain';
import { priorityRuleCodes, type PriorityRuleCode } from '@koz/events';
import { FieldToGiveAnswer, MethodAnswer } from '../own-care-plan/own-care-plan.dto.js';

/** A ground for priority, as the rules in force weigh it. */
@ApiSchema({ name: 'PriorityGround' })
export class PriorityGroundAnswer {
  @ApiProperty({ enum: priorityRuleCodes })
  code!: PriorityRuleCode;

  @ApiProperty({
    enum: priorityLevels,
    description: 'absolute gaat voor priority; none telt nu niet mee.',
  })
  level!: PriorityLevel;

  @ApiProperty({ example: 'een broer of zus in de locatie' })
  text!: string;
}

/** The priority rules for who files today. */
@ApiSchema({ name: 'PriorityRulesInForce' })
export class PriorityRulesAnswer {
  @ApiProperty({ example: 'vlaanderen-2025' })
  ruleSet!: string;

  @ApiProperty({ example: 'de regels van 1 april 2024', description: 'Waar de regels vandaan komen.' })
  source!: string;

  @ApiProperty({ type: [PriorityGroundAnswer] })
  grounds!: PriorityGroundAnswer[];
}

/** What is asked of who files with a local government today. */
@ApiSchema({ name: 'FilingNeeds' })
@ApiExtraModels(FieldToGiveAnswer, MethodAnswer)
export class FilingNeedsAnswer {
  @ApiProperty({ example: 'antwerpen' })
  controller!: string;

  @ApiProperty({ example: 'Antwerpen' })
  controllerName!: string;

  @ApiProperty({ description: 'De methode die nu bepaalt wat gevraagd wordt.' })
  method!: MethodAnswer;

  @ApiProperty({
    type: [FieldToGiveAnswer],
    description: 'Elk veld dat gegeven moet of mag worden; wat er niet bij staat, wordt niet gevraagd.',
  })
  fields!: FieldToGiveAnswer[];

  @ApiProperty()
  priorityRules!: PriorityRulesAnswer;
}
