import * as z from 'zod';

/** Where the synthesized stacks are played. */
export interface Place {
  readonly region: string;
  readonly account: string;
  /** `http://localhost:4000`, without a trailing slash. */
  readonly webUrl: string;
  /** `http://localhost:4566`. */
  readonly awsUrl: string;
  /** A random text that stays the same for this name as long as the data is kept. */
  secret(name: string): string;
}

export interface Named<P> {
  readonly stack: string;
  readonly logicalId: string;
  /** `<stack>-<logicalId>`: stands in for the name that CloudFormation would make up. */
  readonly name: string;
  readonly properties: P;
  readonly place: Place;
}

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * A resource type that the local runtime knows: each of its properties, down to the innermost, and what references
 * to it become. A property that is not listed is refused; one that changes nothing here is listed by `noEffect`.
 */
export interface KnownResource<P> {
  readonly type: string;
  readonly properties: z.ZodType<P>;
  identify(resource: Named<P>): Identity;
}

export function knownResource<Shape extends z.ZodRawShape>(
  type: string,
  shape: Shape,
  identify: (resource: Named<z.output<z.ZodObject<Shape>>>) => Identity,
): KnownResource<z.output<z.ZodObject<Shape>>> {
  return { type, properties: z.strictObject(shape), identify };
}

/** Properties that are right in AWS and change nothing that can be seen on one machine. */
export function noEffect<const Key extends string>(
  ...keys: Key[]
): Record<Key, z.ZodOptional<z.ZodUnknown>> {
  const shape = keys.map((key) => [key, z.unknown().optional()] as const);
  return z.custom<Record<Key, z.ZodOptional<z.ZodUnknown>>>().parse(Object.fromEntries(shape));
}

/** CloudFormation takes numbers and booleans as text too. */
export const wholeNumber = z.coerce.number().int();
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((text) => text === 'true'),
]);

/** Actions and resources of a policy may be one or several. */
export const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
/** A policy document whose intrinsics are resolved. */
export const policyDocument = z.strictObject({
  Version: z.string().optional(),
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Action: oneOrMany.optional(),
      NotAction: oneOrMany.optional(),
      Resource: oneOrMany.optional(),
      NotResource: oneOrMany.optional(),
      Principal: z.unknown().optional(),
      Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    }),
  ),
});

export function arn(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
}
