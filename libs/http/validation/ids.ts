import { Injectable, type PipeTransform } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { isUuid, type Uuid } from '@koz/privacy-types';
import { notFound } from '../problem/problem.js';

/** A field that holds an id of ours: a UUID in lower case. With `each` for a list of ids. */
export const IsId = (options: { readonly each?: boolean } = {}): PropertyDecorator =>
  ValidateBy({ name: 'isUuid', validator: { validate: isUuid } }, options);

/** `@Param('id', IdPipe) id: ApplicationId`: what is no id of ours names nothing that exists. */
@Injectable()
export class IdPipe implements PipeTransform<string, Uuid> {
  transform(value: string): Uuid {
    const id = value.toLowerCase();
    if (!isUuid(id)) throw notFound();
    return id;
  }
}
