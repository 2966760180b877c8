import { htmlPage } from '../../../shared/html/html-page.ts';
import { Code, DocsPage } from './docs-page.tsx';

export interface DescriptorView {
  name: string;
  namespace: string;
  values: readonly string[];
}

/** What descriptors are here, and Ed-Fi's own values. */
export function descriptorsPage(descriptors: readonly DescriptorView[], example: string): Response {
  return htmlPage(
    <DocsPage title="Ed-Fi descriptors">
      <p>
        Where a field takes a value out of a list, it takes an Ed-Fi descriptor: a{' '}
        <code>codeValue</code> and the <code>namespace</code> of whoever defined it. Without a
        namespace the value is one of Ed-Fi’s own.
      </p>
      <Code label="Three ways to state a descriptor">{example}</Code>
      <ul>
        <li>What you send is kept word for word, beside the word that Rollcall works with.</li>
        <li>
          A value that is not in the list below is taken in all the same; the answer holds a warning
          that names the field, so that a typing mistake is seen.
        </li>
        <li>
          Ed-Fi’s whole form, <code>uri://ed-fi.org/GradeLevelDescriptor#Fifth grade</code>, is the
          namespace, a number sign and the code value: send its two halves.
        </li>
      </ul>
      {descriptors.map(({ name, namespace, values }) => (
        <section class="stack">
          <h2>{name}</h2>
          <p class="words">
            <code>{namespace}</code>
          </p>
          <p>{values.join(' · ')}</p>
        </section>
      ))}
    </DocsPage>,
  );
}
