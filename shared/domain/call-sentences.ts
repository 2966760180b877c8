/** What the lines about calls say. */
import type { Sentences } from './sentence.ts';

export const callSentences: Sentences = {};
