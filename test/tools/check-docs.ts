import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Fails where a document links to, or names in `code`, a file of this repository that is not there. */

const root = path.join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const topLevel = new Set(files.map((file) => file.split('/')[0]));

const problems = files.filter((file) => file.endsWith('.md')).flatMap(checkDocument);
for (const problem of problems) console.log(problem);
process.exit(problems.length === 0 ? 0 : 1);

function checkDocument(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const folder = path.dirname(file);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  );
  const missingLinks = links
    .filter((link) => !/^(https?:|mailto:|#)/.test(link))
    .filter((link) => !existsSync(path.join(root, folder, link.split('#')[0] ?? '')))
    .map((link) => `${file}: the link ${link} leads nowhere`);
  const anchors = links.filter((link) => link.startsWith('#') && !headingsOf(text).has(link.slice(1)));
  const missingPaths = [...text.matchAll(/`([\w.@/-]+\/[\w.@/-]*)`/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => topLevel.has(name.split('/')[0] ?? ''))
    .filter((name) => !existsSync(path.join(root, name)))
    .map((name) => `${file}: there is no ${name}`);
  return [
    ...missingLinks,
    ...anchors.map((link) => `${file}: there is no heading for ${link}`),
    ...missingPaths,
  ];
}

/** Heading anchors as GitHub makes them. */
function headingsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
