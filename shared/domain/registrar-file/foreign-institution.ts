import type { GraduationSubmission } from './registrar-student.ts';

/** A file that seems to be another institution's. The admin decides. */
export interface ForeignInstitution {
  code: 'foreign-institution';
  sentence: string;
  /** The domains of UNIV_EMAIL in the file, most frequent first. */
  domains: string[];
}

/** The domains of a student's university addresses. */
export function universityDomains({ electronicMail }: GraduationSubmission): string[] {
  return electronicMail
    .filter(
      ({ electronicMailType, unusable }) =>
        electronicMailType === 'Organization' && unusable === undefined,
    )
    .map(({ electronicMailAddress }) => electronicMailAddress.split('@').at(-1) ?? '');
}

/**
 * Warns when nothing in the file belongs to this program: no UNIV_EMAIL is in a domain that the program is known
 * by (or below one), and no student is known. Silent when the file or the program gives nothing to compare.
 * @param found how often each domain stands in the file
 */
export function foreignInstitution(
  found: ReadonlyMap<string, number>,
  program: { knownEmailDomains: readonly string[]; knowsSome: boolean },
): ForeignInstitution | undefined {
  const domains = [...found].toSorted((a, b) => b[1] - a[1]).map(([domain]) => domain);
  const own = program.knownEmailDomains.map((domain) => domain.toLowerCase());
  if (domains.length === 0 || own.length === 0 || program.knowsSome) return undefined;
  const isOurs = (domain: string) =>
    own.some((ours) => domain === ours || domain.endsWith(`.${ours}`));
  if (domains.some(isOurs)) return undefined;
  return {
    code: 'foreign-institution',
    sentence:
      `This may be another institution’s file: its university addresses end in ${domains.slice(0, 3).join(', ')}, ` +
      `not in ${own.join(' or ')}, and none of its students is known here.`,
    domains,
  };
}
