import { expect, test } from 'vitest';
import { pageCollector, pageOf } from '../../../../../functions/console/pages/paging.tsx';

const numbers = Array.from({ length: 25 }, (_, at) => at);

test.each([undefined, '1', '2', '3', '4', '99', '0', '-1', 'x'])(
  'a list that is only gone through shows the same page as one that is there (page %s)',
  (asked) => {
    for (const length of [0, 1, 10, 11, 25]) {
      const some = numbers.slice(0, length);
      const collected = pageCollector<number>(asked, 10);
      for (const each of some) collected.add(each);
      expect(collected.page()).toEqual(pageOf(some, asked, 10));
    }
  },
);
