/** Reads the members of an AWS request without trusting their types. */
import { AwsError } from './interfaces.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** AWS's answer to a member of the wrong JSON type; the member is named so that it can be mended. */
function wrongType(name: string, expected: string): AwsError {
  return new AwsError('SerializationException', `The member ${name} must be ${expected}.`);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType(name, 'a string');
  return value;
}

/** @param code the service's own name for a member that is not there. */
export function requiredText(fields: Fields, name: string, code = 'ValidationException'): string {
  const value = optionalText(fields, name);
  if (value === undefined) {
    throw new AwsError(code, `The request must contain the parameter ${name}.`);
  }
  return value;
}

/** A whole number; Query calls carry it as text, which is accepted too. */
export function optionalInteger(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw wrongType(name, 'a whole number');
  }
  return number;
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(name, 'a number');
  return value;
}

export function optionalRecord(fields: Fields, name: string): Record<string, unknown> | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw wrongType(name, 'an object');
  return value;
}

export function optionalRecords(
  fields: Fields,
  name: string,
): readonly Record<string, unknown>[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every(isRecord)) throw wrongType(name, 'a list of objects');
  return value;
}

export function optionalTexts(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((member) => typeof member === 'string')) {
    throw wrongType(name, 'a list of strings');
  }
  return value;
}

/** A map of text to text, as queue attributes and tags are. */
export function optionalTextMap(fields: Fields, name: string): Record<string, string> | undefined {
  const value = optionalRecord(fields, name);
  if (value === undefined) return undefined;
  return Object.fromEntries(Object.keys(value).map((key) => [key, optionalText(value, key) ?? '']));
}
