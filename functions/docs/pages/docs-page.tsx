import type { Child } from 'hono/jsx';
import { HtmlDocument } from '../../../shared/html/html-document.tsx';

/** A piece of code to copy. */
export interface CodeExample {
  title: string;
  code: string;
}

const parts = [
  { href: '/docs', name: 'Events' },
  { href: '/docs/start', name: 'First afternoon' },
  { href: '/docs/files', name: 'Files' },
  { href: '/docs/descriptors', name: 'Ed-Fi descriptors' },
  { href: '/console', name: 'Console' },
];

/** The frame of every page for integrators. */
export function DocsPage(props: { title: string; children: Child }) {
  return (
    <HtmlDocument locale="en" layout="console" title={`${props.title} – Rollcall`}>
      <a class="skip-link" href="#content">
        Skip to the content
      </a>
      <header class="top">
        <div>
          <p class="name">
            <a href="/">Rollcall</a>
          </p>
          <nav class="parts" aria-label="Main">
            <ul>
              {parts.map(({ href, name }) => (
                <li>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="content" class="stack-wide">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </HtmlDocument>
  );
}

/** Code to copy; it scrolls by itself where it is too wide. */
export function Code(props: { label: string; children: string }) {
  return (
    <pre tabindex={0} role="region" aria-label={props.label}>
      <code>{props.children}</code>
    </pre>
  );
}
