import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

/**
 * A field that holds an object of this class. `@ValidateNested()` alone takes an empty list for one: it validates
 * the elements, of which there are none.
 */
export const Nested = (type: () => new () => object): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(type));

/** A field that holds a list of objects of this class. */
export const NestedList = (type: () => new () => object): PropertyDecorator =>
  applyDecorators(IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(type));
