import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from '../problem/problem.js';
import { fieldErrorsOf } from './field-errors.js';

/**
 * Checks every body and query against its class before a handler sees it: declared fields only (any other is
 * refused, at every depth), turned into instances of their classes.
 */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // The value is looked at (missing or wrong?) and never passed on.
    validationError: { target: false, value: true },
    exceptionFactory: (errors: ValidationError[]) =>
      new Problem('validation', { errors: fieldErrorsOf(errors) }),
  });
