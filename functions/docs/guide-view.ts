import { edFiNamespace } from '../../events/fields/descriptor.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { type DescriptorName, descriptors } from '../../events/vocabulary/descriptors.ts';
import { exampleScope, exampleSource, examplesOf, type Place, token } from './code-examples.ts';
import { writtenExample } from './event-schema.ts';
import type { DescriptorView } from './pages/descriptors-page.tsx';
import type { FormatView } from './pages/files-page.tsx';
import type { GuideView } from './pages/guide-page.tsx';

/** The first afternoon: a hire, since everybody has one to tell. */
export function guideView(place: Place): GuideView {
  const event = JSON.stringify({ type: hireSubmitted.type, ...writtenExample(hireSubmitted) });
  const { eventId } = writtenExample(hireSubmitted);
  return {
    scope: exampleScope,
    source: exampleSource,
    token,
    examples: examplesOf(hireSubmitted, place),
    check: `curl -i "${place.origin}/v1/events?validate=true" \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  --data-binary @- <<'EOF'
${event}
EOF`,
    follow: `curl -s ${place.origin}/v1/events/${String(eventId)} \\
  -H "Authorization: Bearer $TOKEN"`,
  };
}

/** Names and labels as the importer has them; a test compares. */
export const formatViews: readonly FormatView[] = [
  {
    name: 'registrar-export',
    label: 'Registrar’s export (Banner)',
    says: 'Graduations, with names and addresses; one row a degree',
  },
  {
    name: 'graduates-csv',
    label: 'Graduates (CSV, Rollcall’s own columns)',
    says: 'Graduations, with names and addresses; one row a graduate',
  },
  { name: 'hire-list', label: 'Hires (CSV)', says: 'Who took up a position where and when' },
  {
    name: 'oneroster-users',
    label: 'OneRoster 1.1 users.csv',
    says: 'A district’s roster: it confirms that graduates work there this year',
  },
  {
    name: 'oneroster-orgs',
    label: 'OneRoster 1.1 orgs.csv',
    says: 'Which school is meant in the district’s users.csv: bring it in first',
  },
  {
    name: 'edfi-staff',
    label: 'Ed-Fi XML, staff',
    says: 'Employment and credentials of staff who are graduates',
  },
  {
    name: 'edfi-organizations',
    label: 'Ed-Fi XML, education organizations',
    says: 'Schools and districts for the directory',
  },
  {
    name: 'nces-schools',
    label: 'NCES school directory (CCD)',
    says: 'Schools and districts for the directory, with their NCES ids',
  },
];

export function importOverHttp({ origin }: Place): string {
  return `# Announce it. The answer holds importId, parts and partBytes.
curl -s ${origin}/v1/imports -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d "{\\"fileName\\": \\"graduates.csv\\", \\"bytes\\": $(wc -c < graduates.csv)}"

# Send part 0, then 1 and so on; a file of less than 256 KiB has one part.
curl -s -X PUT ${origin}/v1/imports/$IMPORT_ID/parts/0 -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/octet-stream' --data-binary @graduates.csv

# All parts are there: what would importing do? And row by row?
curl -s -X POST ${origin}/v1/imports/$IMPORT_ID/uploaded -H "Authorization: Bearer $TOKEN"
curl -s ${origin}/v1/imports/$IMPORT_ID/report.csv -H "Authorization: Bearer $TOKEN"

# Import it, and ask how far it is.
curl -s -X POST ${origin}/v1/imports/$IMPORT_ID/confirm -H "Authorization: Bearer $TOKEN"
curl -s ${origin}/v1/imports/$IMPORT_ID -H "Authorization: Bearer $TOKEN"`;
}

export function descriptorViews(): DescriptorView[] {
  return Object.keys(descriptors)
    .filter(isDescriptor)
    .map((name) => ({ name, namespace: edFiNamespace(name), values: descriptors[name] }));
}

function isDescriptor(name: string): name is DescriptorName {
  return Object.hasOwn(descriptors, name);
}

export const descriptorExample = `"gradeLevels": [
  { "codeValue": "Fifth grade" },
  { "codeValue": "Fifth grade", "namespace": "uri://ed-fi.org/GradeLevelDescriptor" },
  { "codeValue": "5", "namespace": "uri://sis.cedar-valley.example.edu/Grades" }
]`;
