import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes, type ValidatorConstraintInterface } from 'class-validator';

type PayloadClass = new () => object;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Plain = Readonly<Record<string, unknown>>;

/** True when class-validator would find nothing to say of the plain object. `partial`: absent fields are passed over. */
export type CompiledCheck = (payload: Plain, partial: boolean) => boolean;

/** What one decorator demands of a field's value. */
type Rule = (value: unknown, owner: Plain, partial: boolean) => boolean;

interface Field {
  readonly name: string;
  /** When one of these says no, the field is not looked at (`@IsOptional`). */
  readonly conditions: readonly ((owner: Plain, value: unknown) => boolean)[];
  readonly rules: readonly Rule[];
}

/**
 * Compiles a payload class's class-validator decorators into one function over plain objects: class-validator itself
 * spends ten times as long on gathering its metadata anew for every object. It only ever says "nothing wrong here";
 * whatever it does not pass is put before class-validator, which alone decides and names the rule. Undefined for a
 * class with a decorator that it does not know.
 */
export function compileCheck(type: PayloadClass): CompiledCheck | undefined {
  const storage = getMetadataStorage();
  const metadata = storage.getTargetValidationMetadatas(type, '', false, false);
  if (metadata.length === 0) return undefined;
  const fields: Field[] = [];
  for (const [name, ofField] of Object.entries(storage.groupByPropertyName(metadata))) {
    const field = compileField(type, name, ofField);
    if (!field) return undefined;
    fields.push(field);
  }
  const names = new Set(fields.map(({ name }) => name));
  return (payload, partial) =>
    Object.keys(payload).every((name) => names.has(name)) &&
    fields.every((field) => passes(field, payload, partial));
}

function passes({ name, conditions, rules }: Field, owner: Plain, partial: boolean): boolean {
  const value = owner[name];
  for (const condition of conditions) if (!condition(owner, value)) return true;
  if (partial && value === undefined) return true;
  for (const rule of rules) if (!rule(value, owner, partial)) return false;
  return true;
}

function compileField(type: PayloadClass, name: string, metadata: readonly Metadata[]): Field | undefined {
  const conditions: Field['conditions'][number][] = [];
  const rules: Rule[] = [];
  for (const one of metadata) {
    if (one.validateIf || one.groups?.length) return undefined;
    switch (one.type) {
      case ValidationTypes.WHITELIST:
        break;
      case ValidationTypes.CONDITIONAL_VALIDATION:
        conditions.push(one.constraints[0] as Field['conditions'][number]);
        break;
      case ValidationTypes.NESTED_VALIDATION: {
        const rule = nestedRule(type, name);
        if (!rule) return undefined;
        rules.push(rule);
        break;
      }
      case ValidationTypes.CUSTOM_VALIDATION:
      case ValidationTypes.IS_DEFINED:
        for (const { instance, async } of getMetadataStorage().getTargetValidatorConstraints(
          one.constraintCls,
        )) {
          if (async) return undefined;
          rules.push(constraintRule(type, name, one, instance));
        }
        break;
      default:
        return undefined;
    }
  }
  return { name, conditions, rules };
}

function constraintRule(
  type: PayloadClass,
  property: string,
  { constraints, each }: Metadata,
  instance: ValidatorConstraintInterface,
): Rule {
  const holds = (value: unknown, object: Plain, ofItem: unknown): boolean =>
    instance.validate(ofItem, { targetName: type.name, property, object, value, constraints }) === true;
  return (value, owner) =>
    each && Array.isArray(value)
      ? value.every((item) => holds(value, owner, item))
      : holds(value, owner, value);
}

/** `@ValidateNested`: an object or a list of them, each checked by the class that `@Type` names. */
function nestedRule(type: PayloadClass, name: string): Rule | undefined {
  const nestedType = typeOfNested(type, name);
  const check = nestedType && compileCheck(nestedType);
  if (!check) return undefined;
  const isValid = (value: unknown, partial: boolean): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && check(value as Plain, partial);
  return (value, _owner, partial) =>
    value === undefined ||
    (Array.isArray(value) ? value.every((item) => isValid(item, partial)) : isValid(value, partial));
}

/** Asks class-transformer by an example, since its store of types is not public. */
function typeOfNested(type: PayloadClass, name: string): PayloadClass | undefined {
  const example = plainToInstance(type, { [name]: [{}] }) as Record<string, object[]>;
  const nested = example[name]?.[0]?.constructor as PayloadClass | undefined;
  return nested === Object ? undefined : nested;
}
