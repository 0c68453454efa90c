import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { Action } from '@koz/identity';
import { actionKey } from './action.js';

/** A route as it is declared, and the action that it names; without one it refuses everyone. */
export interface DeclaredRoute {
  readonly method: string;
  /** Below the prefix of the API, with a colon before each parameter: `/applications/:id/accept`. */
  readonly path: string;
  readonly action: Action | undefined;
  /** Class and method, for whoever has to mend it. */
  readonly handler: string;
}

/** Every route of every controller that an application is made of, by path and method. */
export function routesOf(app: INestApplication): DeclaredRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Constructor),
  );
  const routes = [...new Set(controllers)].flatMap(routesOfController);
  return routes.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

type Constructor = (new (...args: never[]) => unknown) & { readonly prototype: Record<string, unknown> };

function routesOfController(controller: Constructor): DeclaredRoute[] {
  const of = <T>(key: string, target: object): T | undefined =>
    Reflect.getMetadata(key, target) as T | undefined;
  const prefix = of<string>(PATH_METADATA, controller) ?? '';
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    // Its descriptor: a getter would run on a controller that was never made.
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (typeof handler !== 'function') return [];
    const method = of<RequestMethod>(METHOD_METADATA, handler);
    if (method === undefined) return [];
    return {
      method: RequestMethod[method],
      path: joined(prefix, of<string>(PATH_METADATA, handler) ?? ''),
      action: of<Action>(actionKey, handler) ?? of<Action>(actionKey, controller),
      handler: `${controller.name}.${name}`,
    };
  });
}

const keyOf = ({ path, method }: DeclaredRoute): string => `${path} ${method}`;

const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
