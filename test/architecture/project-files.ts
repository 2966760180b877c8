import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = process.cwd();

/** What git ignores, by name, and git's own folder. */
const ignored = new Set([
  '.git',
  ...readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, '')),
]);

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Every file of the project by its path from the root, with `/`; nothing installed, built or kept at run time. */
export const projectFiles: readonly string[] = filesUnder('').toSorted();

/** The files directly or deeper in a folder. */
export function filesIn(folder: string): string[] {
  return projectFiles.filter((path) => path.startsWith(`${folder}/`));
}

/** The names directly in a folder, files and folders, each once. */
export function namesIn(folder: string): string[] {
  const start = folder === '' ? 0 : folder.length + 1;
  const files = folder === '' ? projectFiles : filesIn(folder);
  return [...new Set(files.map((path) => path.slice(start).split('/')[0] ?? ''))];
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Whether a file holds text that a person wrote: no picture, no lockfile. */
export function isText(path: string): boolean {
  return !/\.(png|jpg|ico|gz)$/.test(path) && path !== 'package-lock.json';
}
