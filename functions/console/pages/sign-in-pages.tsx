import type { Child } from 'hono/jsx';
import { defaultLocale } from '../../../shared/domain/locale.ts';
import { ConsolePage } from '../../../shared/html/console-page.tsx';
import { htmlPage } from '../../../shared/html/html-page.ts';

function plainPage(title: string, status: number, children: Child, admin?: string): Response {
  return htmlPage(
    <ConsolePage
      locale={defaultLocale}
      title={title}
      program="Rollcall"
      parts={[]}
      {...(admin === undefined
        ? {}
        : { signedIn: { name: admin, signOutUrl: '/console/sign-out' } })}
    >
      <h1>{title}</h1>
      {children}
    </ConsolePage>,
    { status },
  );
}

/** The sign-in came back with something that cannot be used: too old, opened twice, refused. */
export function signInFailedPage(): Response {
  return plainPage(
    'Sign-in did not work',
    400,
    <>
      <p>The sign-in took too long, was opened a second time, or was refused.</p>
      <p>
        <a class="button" href="/console">
          Sign in again
        </a>
      </p>
    </>,
  );
}

/**
 * Ends the visit here and goes on to where the user pool ends its own session. By a header, not by a redirect:
 * the policy lets a form lead to this site only.
 */
export function signedOutPage(leave: string | undefined): Response {
  const page = plainPage(
    'You are signed out',
    200,
    <p>
      <a class="button" href={leave ?? '/console'}>
        {leave === undefined ? 'Sign in' : 'Continue'}
      </a>
    </p>,
  );
  if (leave !== undefined) page.headers.set('Refresh', `0; url=${leave}`);
  return page;
}

/** A form came in after the session had ended. */
export function signInFirstPage(): Response {
  return plainPage(
    'You have been signed out',
    401,
    <>
      <p>Your sign-in had run out when you sent this. Nothing was changed.</p>
      <p>
        <a href="/console" target="_blank" rel="noopener">
          Sign in again in a new tab
        </a>
        , then come back here, go one page back, and send it again: what you typed is still there.
      </p>
    </>,
  );
}

/** Somebody signed in whom nobody has given a program. */
export function noProgramPage(admin: string): Response {
  return plainPage(
    'Your account belongs to no program yet',
    403,
    <>
      <p>
        You are signed in as {admin}, but nobody has said which program’s graduates you look after.
      </p>
      <p>
        Ask whoever runs this installation to set the attribute <code>custom:programId</code> of
        your account, then sign out and in again.
      </p>
    </>,
    admin,
  );
}

/** A form that another site sent, or that a browser sent without saying from where. */
export function foreignFormPage(): Response {
  return plainPage(
    'This form did not come from the console',
    403,
    <>
      <p>Your browser says that it was sent from another site. Nothing was changed.</p>
      <p>
        Open the <a href="/console">console</a> and try it there. If it happens again, your browser
        may be too old to tell where forms come from.
      </p>
    </>,
  );
}

/** No such page, or a record of another program, which is the same to whoever asks. */
export function notFoundPage(): Response {
  return plainPage(
    'There is nothing here',
    404,
    <p>
      The address is wrong, or what it showed is gone. Go to the <a href="/console">console</a>.
    </p>,
  );
}

/** More than any form of the console holds; such a request is not read. */
export function tooLargePage(): Response {
  return plainPage(
    'That is too large',
    413,
    <>
      <p>
        Without JavaScript a file may have at most 4 MB, with it 40 MB. Nothing was kept or changed.
      </p>
      <p>
        Split the file by term or academic year, keeping all rows of a student in one part, and go
        back to <a href="/console/imports">Imports</a>.
      </p>
    </>,
  );
}
