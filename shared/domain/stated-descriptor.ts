import * as z from 'zod';

const Stated = z.object({ codeValue: z.string(), namespace: z.string().optional() });

/** Ed-Fi's own values need no namespace: without one they mean the same. */
const edFisOwn = /^uri:\/\/ed-fi\.org\/[A-Za-z]+Descriptor$/;

/** A descriptor's value in one line of a form: its code, after its namespace and a # where it has one of its own. */
export function statedCode(value: unknown): string {
  const stated = Stated.safeParse(value);
  if (!stated.success) return '';
  const { codeValue, namespace } = stated.data;
  return namespace === undefined || edFisOwn.test(namespace)
    ? codeValue
    : `${namespace}#${codeValue}`;
}

/** The same read back. Only what begins like an address is a namespace: a code may have a # too. */
export function statedDescriptor(code: string): { codeValue: string; namespace?: string } {
  const [, namespace, codeValue] = /^([a-z][a-z0-9+.-]*:[^#]*)#(.+)$/i.exec(code) ?? [];
  return namespace === undefined || codeValue === undefined
    ? { codeValue: code }
    : { namespace, codeValue };
}
