import type { FileFormat } from './file-format.ts';

/** Every format there is. Adding one is a file beside this one and a line here. */
export const formats: readonly FileFormat[] = [];

/** The format of that name. */
export function formatNamed(name: string): FileFormat | undefined {
  return formats.find((format) => format.name === name);
}
