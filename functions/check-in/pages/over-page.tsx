import { AlumniPage, mailTo } from '../../../shared/html/alumni-page.tsx';
import { alumniResponse } from '../../../shared/html/alumni-response.ts';
import type { CheckInHead } from './check-in-head.ts';

const texts = {
  en: {
    title: 'This check-in is over',
    late: 'Thank you for wanting to tell us how it is going. Answers to this check-in are no longer taken; nothing was changed.',
    write: (name: string) => `${name} is glad to hear from you all the same:`,
  },
} satisfies Record<CheckInHead['locale'], object>;

/** For links of a check-in that has run out: 410, and a human to write to. */
export function overPage(head: CheckInHead): Response {
  const words = texts[head.locale];
  const { replyTo } = head.program;
  return alumniResponse(
    <AlumniPage locale={head.locale} title={words.title} program={head.program}>
      <div class="card stack">
        <h1>{words.title}</h1>
        <p>{words.late}</p>
        <p>
          {words.write(replyTo.name)} <a href={mailTo(replyTo.address)}>{replyTo.address}</a>
        </p>
      </div>
    </AlumniPage>,
    410,
  );
}
