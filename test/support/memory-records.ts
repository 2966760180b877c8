/** Records in memory, by the keys of the table: reads what a plan wants, does what a decision says. */
import {
  fromItem,
  keyOf,
  stateOf,
  toItem,
  type StoredItem,
} from '../../shared/adapters/stored-item.ts';
import type {
  Changes,
  NameFinder,
  Reader,
  ReadPlan,
  State,
  VersionedRecord,
} from '../../shared/ports.ts';
import type { RecordKeys, RecordName, RecordTypes } from '../../shared/records/catalogue.ts';

export class MemoryRecords implements Reader, NameFinder {
  readonly #items = new Map<string, StoredItem>();

  put<Name extends VersionedRecord>(name: Name, record: RecordTypes[Name]): void {
    this.#store(toItem(name, record), record.version);
  }

  /** @throws Error when a record changed since it was read, as the table refuses such a transaction */
  apply(changes: Changes): void {
    if (changes.outcome === 'skipped') return;
    for (const write of changes.writes) {
      if (!('put' in write)) throw new Error('nothing is taken away here');
      this.#store(toItem(write.put, write.item), write.item.version);
    }
  }

  get<Name extends RecordName>(name: Name, key: RecordKeys[Name]): RecordTypes[Name] | undefined {
    const { pk, sk } = keyOf(name, key);
    const item = this.#items.get(`${pk}\n${sk}`);
    return item === undefined ? undefined : fromItem(name, item);
  }

  all<Name extends RecordName>(name: Name): RecordTypes[Name][] {
    return [...this.#items.values()]
      .filter((item) => item['entity'] === name)
      .map((item) => fromItem(name, item));
  }

  read<const Plan extends ReadPlan>(plan: Plan): Promise<State<Plan>> {
    const state: Record<string, unknown> = {};
    for (const [part, wanted] of Object.entries(plan)) {
      if ('record' in wanted) state[part] = this.get(wanted.record, wanted.key);
      else if ('many' in wanted)
        state[part] = wanted.keys.flatMap((key) => this.get(wanted.many, key) ?? []);
      else
        state[part] = this.all(wanted.allOf).filter(
          (each) => 'personId' in each && each.personId === wanted.personId,
        );
    }
    return Promise.resolve(stateOf<Plan>(state));
  }

  namesakes(programId: string, beginnings: readonly string[]) {
    const people = this.all('person')
      .filter((person) => person.programId === programId)
      .map(({ personId, cohort, lastSurname, firstName }) => ({
        personId,
        cohort,
        byName: `${lastSurname} ${firstName}`.toLowerCase().normalize('NFC'),
      }));
    return Promise.resolve(
      new Map(
        beginnings.map((each) => [each, people.filter(({ byName }) => byName.startsWith(each))]),
      ),
    );
  }

  #store(item: StoredItem, version: number): void {
    const at = `${String(item['pk'])}\n${String(item['sk'])}`;
    const known = this.#items.get(at)?.['version'] ?? 0;
    if (known !== version) throw new Error(`${at} was changed in between`);
    this.#items.set(at, { ...item, version: version + 1 });
  }
}
