import { alumniStylesheet } from './alumni-stylesheet.ts';
import { consoleStyle } from './console-style.ts';

/** The style of all other pages: what graduates see, and what the staff's pages have more. */
export const stylesheet = `${alumniStylesheet}\n${consoleStyle.replace(/\s*\n\s*/g, '\n').trim()}`;
