import type { Context } from 'hono';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { formOf } from '../../shared/runtime/form-of.ts';
import { type ConsoleServices, contextOf, type Visit } from './console-visit.ts';
import { decideReview, discardReview } from './decide-review.ts';
import { searchPeople } from './find-people.ts';
import { frameOf } from './frame-of.ts';
import { reviewPage, reviewsPage } from './pages/review-pages.tsx';
import { notFoundPage } from './pages/sign-in-pages.tsx';
import { readReceiptOf, readReview, reviewRows, reviewView } from './review-view.ts';
import type { ConsoleApp } from './sign-in-routes.ts';

type Kept = NonNullable<Awaited<ReturnType<typeof readReview>>>;

/** Statements of which only a person can say whom they are about: decided, or discarded. */
export function reviewRoutes(app: ConsoleApp, { records, links, now }: ConsoleServices): void {
  const forReview =
    (page: (c: Context, visit: Visit, review: Kept) => Promise<Response> | Response) =>
    async (c: Context<{ Variables: { visit: Visit } }, string>) => {
      const visit = c.get('visit');
      const review = await readReview(records, visit.programId, c.req.param('reviewId') ?? '');
      return review === undefined ? notFoundPage() : page(c, visit, review);
    };
  const path = '/console/reviews/:reviewId';

  app.get('/console/reviews', async (c) => {
    const visit = c.get('visit');
    const reviews = await records.reviews(visit.programId);
    return reviewsPage(frameOf(visit, c.req.query('done')), reviewRows(reviews));
  });

  app.get(
    path,
    forReview(async (c, visit, review) =>
      reviewPage(
        frameOf(visit, c.req.query('done')),
        reviewView(review, await records.people(visit.programId)),
      ),
    ),
  );

  app.post(
    `${path}/search`,
    forReview(async (c, visit, review) => {
      const text = (await formOf(c)).get('q') ?? '';
      const people = await records.people(visit.programId);
      const search = { records, links, programId: visit.programId };
      const found = await searchPeople(search, people, text);
      return reviewPage(frameOf(visit), reviewView(review, people, { text, found }));
    }),
  );

  app.post(
    `${path}/decide`,
    forReview(async (c, visit, { reviewId }) => {
      const personId = (await formOf(c)).get('personId') ?? '';
      const { changes } = await decideAndCommit({
        committer: records,
        read: async () => ({
          review: await readReview(records, visit.programId, reviewId),
          ...(await records.read({ person: { record: 'person', key: { personId } } })),
        }),
        decide: ({ review, person }, instant) =>
          decideReview(review, person, { by: visit.admin.email, now: instant }),
        context: contextOf(visit, `review/${reviewId}/decided`, now()),
      });
      const done = changes.outcome === 'done' || changes.because === 'settled-already';
      return done
        ? c.redirect('/console/reviews?done=review-decided', 303)
        : c.redirect(`/console/reviews/${reviewId}?done=review-not-possible`, 303);
    }),
  );

  app.post(
    `${path}/discard`,
    forReview(async (c, visit, kept) => {
      const { reviewId } = kept;
      await decideAndCommit({
        committer: records,
        read: async () => ({
          review: await readReview(records, visit.programId, reviewId),
          receipt: await readReceiptOf(records, kept),
        }),
        decide: ({ review, receipt }, instant) =>
          discardReview(review, receipt, { by: visit.admin.email, now: instant }),
        context: contextOf(visit, `review/${reviewId}/discarded`, now()),
      });
      return c.redirect('/console/reviews?done=review-discarded', 303);
    }),
  );
}
