/**
 * Who may import whom: the table of README's "Who may import whom", row by row. A file of a row may
 * import what the row lists and nothing else. test/architecture/import-rules.test.ts breaks every rule
 * once and expects it to be named.
 */

const events = '^events/';
const domain = '^shared/domain/';
const importedFile = '^shared/domain/(registrar-file|imported-file)';
const importer = '^shared/importer/';
const commit = '^shared/runtime/commit[.]ts$';
const records = '^shared/records/';
const emails = '^shared/emails/';
const html = '^shared/html/';
const ports = '^shared/ports[.]ts$';
const adapters = '^shared/adapters/';
const runtime = '^shared/runtime/';
const ownFolder = '^functions/([^/]+)/';
const wiring = '^functions/([^/]+)/(handler|routes|[a-z0-9-]+-routes)[.]tsx?$';
const pages = '^functions/([^/]+)/pages/';
const local = '^infra/local/';

/** A package, or one of its types-only doubles. */
const npm = (name) => `^node_modules/(@types/)?${name}(/|$)`;
const zod = npm('zod');
const hono = npm('hono');
const temporal = npm('temporal-polyfill');
const awsSdk = '^node_modules/(@aws-sdk|@smithy)/';
/** Node's modules that only compute. They resolve to their bare name. */
const pureNode = '^(node:)?(buffer|crypto|string_decoder|util|zlib)$';
/** What TypeScript removes: `import type`, `import('...').Type`. */
const types = ['type-only', 'type-import'];

/** One row: files under `from` import only what is in `may`; with `node: true` Node's modules as well. */
function row(name, comment, { from, fromNot, may, node = false }) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, ...(fromNot === undefined ? {} : { pathNot: fromNot }) },
    to: { pathNot: may, ...(node ? { dependencyTypesNot: ['core'] } : {}) },
  };
}

/** A rule that is no row: `from` must not import `to`. */
function never(name, comment, from, to) {
  return { name, severity: 'error', comment, from, to };
}

export default {
  forbidden: [
    row('events-import-zod-only', 'A contract stands alone: zod and other contracts.', {
      from: events,
      may: [zod, events],
    }),
    row('domain-is-pure', 'Rules and types: zod, contracts, other domain files; Node to compute.', {
      from: domain,
      fromNot: importedFile,
      may: [zod, temporal, pureNode, events, domain],
    }),
    row('imported-files-are-pure', 'As the domain; csv-parse and sax read files.', {
      from: importedFile,
      may: [zod, temporal, pureNode, npm('csv-parse'), npm('sax'), events, domain],
    }),
    row(
      'importer-decides-only',
      'Use cases of console, API and command: as a function, and the commit.',
      {
        from: importer,
        may: [
          zod,
          pureNode,
          npm('csv-stringify'),
          events,
          domain,
          records,
          emails,
          ports,
          importer,
          commit,
        ],
      },
    ),
    row('records-know-the-table-only', 'Entities and keys: dynamodb-toolbox, domain, contracts.', {
      from: records,
      may: [zod, temporal, pureNode, npm('dynamodb-toolbox'), events, domain, records],
    }),
    row('emails-are-templates', 'An email is hono/jsx over domain values.', {
      from: emails,
      may: [zod, hono, events, domain, html, emails],
    }),
    row('html-is-templates', 'Layout, fields and escaping are hono/jsx over domain values.', {
      from: html,
      may: [zod, hono, events, domain, html],
    }),
    row('pages-are-templates', 'A page is hono/jsx over domain values; it reads nothing itself.', {
      from: pages,
      may: [zod, hono, events, domain, html, pages],
    }),
    row('ports-know-nouns-only', 'What use cases need, in words of domain, records, emails.', {
      from: ports,
      may: [events, domain, records, emails],
    }),
    never(
      'ports-are-types',
      'Ports import types only: nothing runs in them.',
      { path: ports },
      { dependencyTypesNot: types },
    ),
    row('adapters-reach-outside', 'They call the AWS SDK and know the nouns, not the runtime.', {
      from: adapters,
      may: [
        zod,
        awsSdk,
        npm('dynamodb-toolbox'),
        npm('nodemailer'),
        ports,
        records,
        emails,
        events,
        domain,
        adapters,
      ],
      node: true,
    }),
    row('runtime-wires', 'Wrappers of handlers: adapters, ports, domain, contracts, Powertools.', {
      from: runtime,
      may: [
        zod,
        hono,
        temporal,
        npm('aws-lambda'),
        npm('@aws-lambda-powertools'),
        npm('@hono'),
        adapters,
        ports,
        domain,
        events,
        runtime,
      ],
      node: true,
    }),
    row('use-cases-decide-only', 'A use case knows contracts, domain, records, emails, ports.', {
      from: ownFolder,
      fromNot: [wiring, pages],
      may: [zod, pureNode, events, domain, records, emails, ports, importer, '^functions/$1/'],
    }),
    never(
      'use-cases-know-records-as-types',
      'A use case knows records and emails as types only.',
      { path: [ownFolder, importer], pathNot: [wiring, pages] },
      { path: [records, emails], dependencyTypesNot: types },
    ),
    row('handlers-wire-only', 'Entry and wiring: its own folder, adapters, runtime, contracts.', {
      from: wiring,
      may: ['^functions/$1/', zod, hono, npm('@hono'), adapters, runtime, importer, events],
    }),
    never(
      'no-function-imports-another',
      'Functions are cut by workflow: what two share is a noun in shared/.',
      { path: ownFolder },
      { path: '^functions/', pathNot: '^functions/$1/' },
    ),
    never(
      'only-adapters-call-the-aws-sdk',
      'Everything else reaches AWS through an adapter.',
      { path: '^(functions|events|shared)/', pathNot: adapters },
      { path: awsSdk },
    ),
    never(
      'shared-knows-no-function',
      'What is shared never depends on who shares it, on the stacks or on tests.',
      { path: '^(shared|events)/' },
      { path: '^(functions|infra|test)/' },
    ),
    never(
      'infra-takes-functions-by-path',
      'Stacks import contracts (for rules) and records (for keys); functions by path only.',
      { path: '^infra/', pathNot: local },
      { path: '^(functions|shared|test)/', pathNot: records },
    ),
    never(
      'stacks-do-not-know-the-local-runtime',
      'What is deployed is the same whether or not it runs locally.',
      { path: '^infra/', pathNot: local },
      { path: local },
    ),
    never(
      'local-runtime-sees-cdk-out-only',
      'The local runtime runs what was synthesized; it imports nothing else of ours.',
      { path: local },
      { path: '^(events|functions|shared|test|infra|[.]tools)/', pathNot: local },
    ),
    never(
      'nothing-imports-tests',
      'Tests import the source, never the other way round.',
      { pathNot: '^test/' },
      { path: '^test/' },
    ),
    never(
      'no-drawers',
      'A file is named after the one thing it exports: no utils, helpers, common, misc.',
      {},
      {
        path: '(^|[/-])(utils?|helpers?|common|misc)([/.-]|$)',
        pathNot: 'node_modules/',
        dependencyTypesNot: ['core'],
      },
    ),
    never(
      'no-barrels',
      'No file passes on the exports of others; events/index.ts alone is a catalogue.',
      { pathNot: '^events/index[.]ts$' },
      { dependencyTypes: ['export'] },
    ),
    never(
      'no-circles',
      'Files that need each other are one thing or hide a third.',
      {},
      { circular: true },
    ),
    never(
      'everything-resolves',
      'An import that leads nowhere is checked by no other rule.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(cdk[.]out|[.]local|coverage)/' },
    // Types count too: a rule about who knows whom is broken by `import type` as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
