/** Languages that pages and emails speak. A second one is a line here; the compiler then asks for every text. */
export type Locale = 'en';

export const defaultLocale: Locale = 'en';
