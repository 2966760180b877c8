import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const computer = { width: 1200, height: 800 };
const phone = { width: 360, height: 740 };

/**
 * What keeps somebody from using the page as it is now: axe's findings on a computer, in dark colours and on a phone,
 * and a page wider than the phone. Leaves the page as wide as a computer's.
 */
export async function barriersOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (where: string, axe: AxeBuilder) => {
    // One frame only: no second page is needed to gather what each found.
    const { violations } = await axe.setLegacyMode().analyze();
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
    );
  };
  await page.setViewportSize(phone);
  await look('phone', new AxeBuilder({ page }).withTags(tags));
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (excess > 0) found.push(`phone: the page is ${excess} px too wide`);
  await page.setViewportSize(computer);
  await look('computer', new AxeBuilder({ page }).withTags(tags));
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('dark', new AxeBuilder({ page }).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
