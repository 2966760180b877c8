/** A value of an Ed-Fi descriptor as a submission says it. */
import * as z from 'zod';
import { descriptors, type DescriptorName } from '../vocabulary/descriptors.ts';
import { Text } from './person.ts';

/** The namespace of Ed-Fi's own values: `uri://ed-fi.org/GradeLevelDescriptor`. */
export function edFiNamespace(name: DescriptorName): string {
  return `uri://ed-fi.org/${name}Descriptor`;
}

/** Kept as it was said. Without a namespace it is one of Ed-Fi's own; an unknown value is taken, with a warning. */
export function Descriptor(name: DescriptorName) {
  return z
    .object({
      codeValue: Text(100).describe(`Ed-Fi ${name}, or a value of your own`),
      namespace: Text(255)
        .optional()
        .describe(`Whose value it is; Ed-Fi’s own, ${edFiNamespace(name)}, when left out`),
    })
    .describe(`Ed-Fi ${name}`)
    .meta({ 'x-descriptor': name, examples: [{ codeValue: descriptors[name][0] }] });
}

export interface StatedDescriptor {
  codeValue: string;
  namespace?: string | undefined;
}
