import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Namesake } from '../domain/match-person.ts';
import type { NameFinder } from '../ports.ts';
import { query } from './lists.ts';
import { fromPeopleList, type StoredItem } from './stored-item.ts';

/** From so many names on, the whole list is read once in place of a query for each. */
const namesAtOnce = 40;
const mostNamesakes = 50;

/** People by how their names begin, from the index by which lists are ordered. */
export function nameFinder(client: DynamoDBDocumentClient): NameFinder {
  const beginningWith = (listOf: string, beginning: string, limit?: number) =>
    query(client, {
      index: 'lists',
      where: 'listOf = :list AND begins_with(listBy, :beginning)',
      values: { ':list': listOf, ':beginning': beginning },
      limit,
    });
  return {
    async namesakes(programId, beginnings) {
      const listOf = `${programId}#people`;
      if (beginnings.length <= namesAtOnce) {
        const found = await Promise.all(
          beginnings.map((each) => beginningWith(listOf, each, mostNamesakes)),
        );
        return new Map(beginnings.map((each, at) => [each, (found[at] ?? []).map(namesakeOf)]));
      }
      const everyone = await query(client, {
        index: 'lists',
        where: 'listOf = :list',
        values: { ':list': listOf },
      });
      const people = Map.groupBy(everyone.map(namesakeOf), ({ byName }) => byName.charAt(0));
      return new Map(
        beginnings.map((each) => [
          each,
          (people.get(each.charAt(0)) ?? []).filter(({ byName }) => byName.startsWith(each)),
        ]),
      );
    },
  };
}

function namesakeOf(item: StoredItem): Namesake {
  const listBy = String(item['listBy']);
  const { personId, cohort } = fromPeopleList(item);
  return { personId, cohort, byName: listBy.slice(0, listBy.lastIndexOf('#')) };
}
