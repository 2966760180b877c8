import { describe, expect, test } from 'vitest';
import { readXml } from '../../../../../shared/domain/imported-file/read-xml.ts';
import type { XmlElement } from '../../../../../shared/domain/imported-file/xml-builder.ts';

function reading(text: string) {
  const elements: XmlElement[] = [];
  const problem = readXml(text, (element) => elements.push(element));
  return { elements, problem };
}

const laughs = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at === 0 ? '' : at};`.repeat(10)}">`).join('')}]>
<InterchangeStaffAssociation><Staff><Name>&lol9;</Name></Staff></InterchangeStaffAssociation>`;

describe('an XML file', () => {
  test('is handed on element by element, with lines, attributes and what is inside', () => {
    const { elements, problem } = reading(
      `<?xml version="1.0" encoding="UTF-8"?>
<!-- made up -->
<I xmlns="http://ed-fi.org/5.2.0" xmlns:x="urn:x">
  <Staff id="S1"><x:Name>  Zoë\t&amp; <![CDATA[<Co>]]>&#233; </x:Name></Staff>
  <Staff/>
</I>`,
    );
    expect(problem).toBeUndefined();
    expect(elements).toEqual([
      expect.objectContaining({
        name: 'Staff',
        line: 4,
        attributes: new Map([['id', 'S1']]),
        children: [expect.objectContaining({ name: 'Name', text: 'Zoë & <Co>é' })],
      }),
      expect.objectContaining({ name: 'Staff', line: 5, children: [] }),
    ]);
  });

  test('is read in pieces, wherever they are cut', () => {
    const names = Array.from({ length: 9000 }, (_, at) => `Ærøskøbing ${at}`);
    const { elements, problem } = reading(
      `<I>${names.map((name) => `<School><Name>${name}</Name></School>`).join('\n')}</I>`,
    );
    expect(problem).toBeUndefined();
    expect(elements.map(({ children }) => children[0]?.text)).toEqual(names);
  });

  test.each([
    ['a billion laughs', laughs],
    ['a document type kept elsewhere', '<!DOCTYPE I SYSTEM "http://x.example/i.dtd"><I><a/></I>'],
    ['a file of the machine', '<!doctype I [<!ENTITY a SYSTEM "file:///etc/passwd">]><I>&a;</I>'],
  ])('that brings %s is refused, and nothing of it is read', (_, text) => {
    const { elements, problem } = reading(text);
    expect(problem).toMatchObject({ code: 'unsafe-xml' });
    expect(problem?.message).toContain('DOCTYPE');
    expect(elements).toEqual([]);
  });

  test.each([
    ['an entity nobody declared', '<I>\n<a>&nbsp;</a></I>', 2],
    ['a character that XML has not', '<I><a>&#0;</a></I>', 1],
    ['an element left open', '<I>\n\n<a>', 3],
    ['elements that cross', '<I>\n<a><b></a></b></I>', 2],
    ['a second element', '<I/>\n<I/>', 2],
    ['no element', '', 1],
    ['text that is no XML', 'STUDENTID,STUDENTNAME', 1],
    ['an element without end', `<I><a>${'x'.repeat(1_200_000)}</a></I>`, 1],
  ])('with %s is refused with its line', (_, text, line) => {
    expect(reading(text).problem).toMatchObject({ code: 'broken-xml', row: line });
  });

  test('that nests without end is refused', () => {
    expect(reading(`<I>${'<a>'.repeat(100_000)}`).problem).toMatchObject({ code: 'unsafe-xml' });
  });
});
