import type { Child } from 'hono/jsx';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ConsolePage } from '../../../shared/html/console-page.tsx';
import { htmlPage } from '../../../shared/html/html-page.ts';
import { Notice } from '../../../shared/html/notice.tsx';
import { flashOf } from './flash.ts';

const parts = [
  { code: 'home', href: '/console', label: 'Home' },
  { code: 'people', href: '/console/people', label: 'People' },
  { code: 'record', href: '/console/events', label: 'Record' },
  { code: 'schools', href: '/console/schools', label: 'Schools' },
  { code: 'surveys', href: '/console/surveys', label: 'Surveys' },
  { code: 'check-ins', href: '/console/check-ins', label: 'Check-ins' },
  { code: 'calls', href: '/console/calls', label: 'Calls' },
  { code: 'mentoring', href: '/console/mentoring', label: 'Mentoring' },
  { code: 'planned', href: '/console/planned', label: 'Planned' },
  { code: 'imports', href: '/console/imports', label: 'Imports' },
  { code: 'reviews', href: '/console/reviews', label: 'Reviews' },
  { code: 'quarantine', href: '/console/quarantine', label: 'Quarantine' },
  { code: 'dead-letters', href: '/console/dead-letters', label: 'Dead letters' },
  { code: 'settings', href: '/console/settings', label: 'Settings' },
] as const;

export type ConsolePartCode = (typeof parts)[number]['code'];

/** What every page of the console shows around its own content. */
export interface Frame {
  program: string;
  admin: string;
  /** IANA zone of the program, in which all times are shown. */
  timeZone: string;
  /** Nothing is sent at present: said on every page. */
  sendingStopped: boolean;
  /** Code of what was just done, as the address has it. */
  done: string | undefined;
}

interface PageContent {
  title: string;
  /** The page's place in the navigation. */
  part?: ConsolePartCode;
  status?: number;
  /** The page shows a form again, with what is wrong. */
  wrong?: boolean;
  /** Inline scripts; the page works without them. */
  scripts?: readonly string[];
}

/** A page of the console. */
export function consoleResponse(frame: Frame, content: PageContent, children: Child): Response {
  const flash = content.wrong === true ? undefined : flashOf(frame.done);
  const scripts = content.scripts ?? [];
  return htmlPage(
    <ConsolePage
      locale={defaultLocale}
      title={content.title}
      program={frame.program}
      signedIn={{ name: frame.admin, signOutUrl: '/console/sign-out' }}
      parts={parts.map(({ code, href, label }) => ({
        href,
        label,
        current: code === content.part,
      }))}
      wrong={content.wrong ?? false}
      scripts={scripts}
    >
      {flash !== undefined && (
        <Notice tone={flash.tone} status>
          <p>{flash.sentence}</p>
        </Notice>
      )}
      {frame.sendingStopped && content.part !== 'home' && (
        <Notice tone="warning">
          <p>
            All sending is stopped: no email goes out. <a href="/console#sending">Change this</a>
          </p>
        </Notice>
      )}
      {children}
    </ConsolePage>,
    { status: content.status ?? 200, scripts },
  );
}
