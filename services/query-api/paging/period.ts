import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { plainDateRule, ruleMessage } from '@koz/domain';
import { invalid } from '@koz/http';

/** The first and the last day of what is asked for, in an address. */
export const Day =
  (description: string): PropertyDecorator =>
  (target, name) => {
    for (const decorate of [
      ApiProperty({ required: false, type: String, format: 'date', example: '2026-11-23', description }),
      IsOptional(),
      IsString(),
    ])
      decorate(target, name);
  };

export const firstDay = 'De eerste dag die meetelt, in België.';
export const lastDay = 'De laatste dag die meetelt.';

export interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** @throws Problem 400 naming what is no day, or a period that ends before it begins */
export function periodIn({ from, to }: AskedPeriod): AskedPeriod {
  const period = { from: dayIn('from', from), to: dayIn('to', to) };
  if (period.from !== undefined && period.to !== undefined && period.from > period.to)
    throw invalid({
      ...{ field: 'to', rule: 'periodEmpty' },
      message: 'Geef een laatste dag die niet voor de eerste komt.',
    });
  return period;
}

function dayIn(field: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const day = plainDateRule(given);
  if (!day.ok) throw invalid({ field, rule: day.rule, message: ruleMessage(day.rule) });
  return day.value;
}
