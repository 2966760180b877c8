import type { Purpose } from '../../events/vocabulary/purpose.ts';
import type { Locale } from '../domain/locale.ts';

/** What stands in every email to a graduate. All addresses of pages are whole (`https://…`). */
export interface EmailFrame {
  locale?: Locale;
  firstName: string;
  program: {
    name: string;
    /** Line by line. */
    postalAddress: string;
    /** The named human who reads replies. */
    replyTo: { name: string; address: string };
  };
  /** What it is for; its unsubscribe link stops this and nothing else. */
  purpose: Purpose;
  notMeUrl: string;
  newAddressUrl: string;
  unsubscribeUrl: string;
}

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}
