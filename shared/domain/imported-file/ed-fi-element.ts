/** How values stand in the elements of Ed-Fi's XML interchange (Data Standard 3 to 6). */
import type { StatedDescriptor } from '../../../events/fields/descriptor.ts';
import type { XmlElement } from './xml-builder.ts';

/** The elements of that name directly within. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text at the end of a way through the element; empty when there is none. */
export function textAt(element: XmlElement, ...way: readonly string[]): string {
  const end = way.reduce<XmlElement | undefined>(
    (at, name) => (at === undefined ? undefined : within(at, name)[0]),
    element,
  );
  return end?.text ?? '';
}

/**
 * What a reference names: the last value of its identity, or what has the `id` that its `ref` says.
 * `<SchoolReference><SchoolIdentity><SchoolId>1</SchoolId></SchoolIdentity></SchoolReference>` gives `1`.
 */
export function referredTo(
  element: XmlElement,
  name: string,
  byId: ReadonlyMap<string, string>,
): string | undefined {
  const [reference] = within(element, `${name}Reference`);
  if (reference === undefined) return undefined;
  const identity = within(reference, `${name}Identity`)[0]?.children[0]?.text;
  return identity ?? byId.get(reference.attributes.get('ref') ?? '');
}

/** `uri://ed-fi.org/GradeLevelDescriptor#First grade`, kept as it was said: namespace and value. */
export function descriptorOf(text: string): StatedDescriptor | undefined {
  const at = text.lastIndexOf('#');
  const codeValue = text.slice(at + 1).trim();
  const namespace = at === -1 ? '' : text.slice(0, at).trim();
  if (codeValue === '' || codeValue.length > 100 || namespace.length > 255) return undefined;
  return namespace === '' ? { codeValue } : { codeValue, namespace };
}

export function descriptorAt(
  element: XmlElement,
  ...way: readonly string[]
): StatedDescriptor | undefined {
  return descriptorOf(textAt(element, ...way));
}

/** Every descriptor of that name, each once. */
export function descriptorsIn(element: XmlElement, name: string, most: number): StatedDescriptor[] {
  const said = new Map(
    within(element, name).flatMap(({ text }) => {
      const descriptor = descriptorOf(text);
      return descriptor === undefined ? [] : [[text, descriptor]];
    }),
  );
  return [...said.values()].slice(0, most);
}

/** Two capital letters out of a descriptor or as they are. */
export function stateIn(text: string): string | undefined {
  const codeValue = descriptorOf(text)?.codeValue ?? '';
  return /^[A-Z]{2}$/.test(codeValue) ? codeValue : undefined;
}

/** A day of the calendar out of an `xs:date`, which may have a zone behind it; undefined when it is none. */
export function dayIn(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?$/.exec(text)?.[1];
  if (day === undefined || day < '1950-01-01' || day > '2100-12-31') return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}
