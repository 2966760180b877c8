/** IAM's wildcards: `*` for any text, `?` for one character. */

/**
 * @returns a test whether a text fits one of the patterns.
 * @throws Error for a policy variable (`${aws:username}`): none has a value here.
 */
export function wildcardTest(
  patterns: readonly string[],
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): (text: string) => boolean {
  const exact = new Set<string>();
  const wild: RegExp[] = [];
  for (const pattern of patterns) {
    if (pattern.includes('${')) {
      throw new Error(`The local runtime does not know policy variables: ${pattern}.`);
    }
    if (/[*?]/.test(pattern)) wild.push(wildcardExpression(pattern, ignoreCase));
    else exact.add(ignoreCase ? pattern.toLowerCase() : pattern);
  }
  return (text) =>
    exact.has(ignoreCase ? text.toLowerCase() : text) ||
    wild.some((expression) => expression.test(text));
}

function wildcardExpression(pattern: string, ignoreCase: boolean): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
}
