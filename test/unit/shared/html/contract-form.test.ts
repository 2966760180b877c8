import { describe, expect, test } from 'vitest';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { catalogue } from '../../../../events/index.ts';
import { preferenceSubmitted } from '../../../../events/preference-submitted.ts';
import { contractFields } from '../../../../shared/domain/contract-fields.ts';
import { valuesOf } from '../../../../shared/domain/contract-form.ts';
import { ContractForm } from '../../../../shared/html/contract-form.tsx';
import type { EventContract } from '../../../../events/contract.ts';
import { escapedHtml } from '../../../support/escaped-html.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const byType = catalogue
  .filter(({ bus }) => bus === 'intake')
  .map((contract) => [contract.type, contract] as const);

interface Shown {
  values?: ReadonlyMap<string, string>;
  errors?: { field: string; message: string }[];
  more?: string;
}

/** The form of a contract as a page has it. */
function formOf(contract: EventContract, { values, errors = [], more }: Shown = {}): string {
  const fields = contractFields(contract);
  const shown = values ?? valuesOf(fields, contract.example);
  return htmlOf(ContractForm({ fields, values: shown, errors, more }));
}

function htmlOf(element: { toString(): string | Promise<string> }): string {
  const html = element.toString();
  if (typeof html !== 'string') throw new Error('a form waits for nothing');
  return html;
}

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, found = '']) => found);
}

describe('a form made from a contract', () => {
  test.each(byType)('%s names each control once, with a label of its own', (_, contract) => {
    const html = formOf(contract);
    const ids = all(html, /<(?:input|select)[^>]* id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = all(html, /<label[^>]* for="([^"]+)"/g);
    const alone = ids.filter((id) => !labelled.includes(id));
    // The boxes of a list are inside of their labels.
    for (const id of alone) {
      expect(html).toMatch(
        new RegExp(`<label class="choice"><input[^>]* id="${RegExp.escape(id)}"`),
      );
    }
  });

  test.each(byType)('%s shows what an event says', (_, contract) => {
    const html = formOf(contract);
    for (const [name, text] of valuesOf(contractFields(contract), contract.example)) {
      expect(html).toContain(`name="${escapedHtml(name)}"`);
      expect(html).toMatch(
        new RegExp(`value="${RegExp.escape(escapedHtml(text))}"|option value="[^"]*" selected`),
      );
    }
  });

  test('shows any text as text and nothing else', () => {
    for (const naughty of naughtyStrings) {
      const values = new Map([
        ['campus', naughty],
        ['degrees.0.status', naughty],
        ['degrees.0.completionDate', naughty],
      ]);
      const html = formOf(graduationSubmitted, { values });
      expect(html).toContain(`value="${escapedHtml(naughty)}" maxlength`);
      expect(html).toContain(`<option value="${escapedHtml(naughty)}" selected`);
      expect(html).not.toContain('<script');
    }
  });

  test('keeps a value that is none of the choices in sight, until somebody chooses another', () => {
    const values = new Map([
      ['staffClassification', 'Lead learner'],
      ['gradeLevels.Grade IX', 'yes'],
    ]);
    const html = formOf(hireSubmitted, { values });
    expect(html).toContain('<option value="Lead learner" selected');
    expect(html).toMatch(/name="gradeLevels\.Grade IX"[^>]* checked/);
  });

  test('asks nothing where there is one answer, and shows it where another was given', () => {
    expect(formOf(preferenceSubmitted, { values: new Map() })).toContain(
      '<input type="hidden" name="wanted" value="no"',
    );
    expect(formOf(preferenceSubmitted, { values: new Map([['wanted', 'yes']]) })).toMatch(
      /<select[^>]* name="wanted"/,
    );
  });

  test('has a row more where one was asked for, as long as the contract takes it', () => {
    const rows = (values: [string, string][], more?: string) =>
      all(
        formOf(graduationSubmitted, {
          values: new Map(values),
          ...(more !== undefined && { more }),
        }),
        /name="(electronicMail\.\d\.electronicMailAddress)"/g,
      ).length;
    const address = (at: number): [string, string] => [
      `electronicMail.${at}.electronicMailAddress`,
      `a${at}@example.com`,
    ];
    expect(rows([])).toBe(1);
    expect(rows([address(0)])).toBe(1);
    expect(rows([address(0)], 'electronicMail')).toBe(2);
    const five = [0, 1, 2, 3, 4].map(address);
    expect(formOf(graduationSubmitted, { values: new Map(five) })).not.toContain(
      'name="add" value="electronicMail"',
    );
  });

  test('opens a folded list in which something is wrong, and says it at its first box', () => {
    const errors = [{ field: 'gradeLevels', message: 'Give 20 at most: grades.' }];
    const html = formOf(hireSubmitted, { values: new Map(), errors });
    expect(html).toMatch(/<details[^>]* open[^>]*><summary>Grades/);
    expect(html).toContain('id="field-gradeLevels-problem"');
  });
});
