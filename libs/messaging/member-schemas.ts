/** JSON Schema, as far as the members need it. */
export type MemberSchema = Readonly<Record<string, unknown>>;

const id = { type: 'string', format: 'uuid' };
const code = (description: string): MemberSchema => ({
  type: 'string',
  pattern: '^[A-Za-z0-9]+$',
  description,
});
const day = { type: 'string', format: 'date' };
const whole = (description: string): MemberSchema => ({ type: 'integer', minimum: 0, description });

/** What each member that goes out looks like, in whichever type it stands. */
export const memberSchemas: Readonly<Record<string, MemberSchema>> = {
  applicationId: { ...id, description: 'Which application of the plan.' },
  applicationIds: { type: 'array', items: id, minItems: 1, description: 'The applications of the plan.' },
  reason: code('Why, as a code.'),
  keepLooking: { type: 'boolean', description: 'Whether the family keeps looking beside this place.' },
  wasConfirmed: { type: 'boolean', description: 'Whether it had been announced before.' },
  ground: code('On what it rests, as a code.'),
  groundDate: { ...day, description: 'Date of what it rests on, such as the advice of the LOK.' },
  cause: code('What it came of, as a code.'),
  tier: {
    type: 'string',
    enum: ['precise', 'identity', 'planning'],
    description: 'Which data were destroyed.',
  },
  status: code('The status to which the application returned.'),
  name: { type: 'string', description: 'Name of the local government.' },
  region: { type: 'string', description: 'Where its data may lie, such as eu-be.' },
  policy: { type: 'object', description: 'The whole document that was adopted.' },
  effectiveFrom: { ...day, description: 'From which day it holds.' },
  takeUpDays: whole('Days within which an application is taken up.'),
  confirmDays: whole('Days after which a found place is confirmed by itself.'),
  handling: code('Whether applications are handled as they come or in rounds.'),
  roundMonthsBefore: whole('Months before the start at which a round begins.'),
  from: whole('First position that a restore lost.'),
  to: whole('Last position that a restore lost.'),
};
