import { invalid, type Problem } from '@koz/http';

/** Of a position, in this field of the request, that the log has not reached: what was read of it lost its end. */
export const beyondLog = (field: string): Problem =>
  invalid({
    ...{ field, rule: 'beyondLog' },
    message:
      'Zo ver reikt dit logboek niet. Kwam dit uit een vroeger antwoord, dan is het einde verloren gegaan.',
  });
