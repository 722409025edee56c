/** Letters, digits and underscores in lower case: what the measure that the published answers were made for compares. */
const folded = (value: unknown): unknown => {
  if (typeof value === 'string')
    return (
      value
        .replace(/\s+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_]/gu, '') || null
    );
  if (typeof value === 'number') return Math.round(value * 1e6) / 1e6;
  return value ?? null;
};

const isSame = (one: unknown, other: unknown): boolean => folded(one) === folded(other);

type Path = readonly (string | number)[];

/** Says of each value of an answer, by the path to it, whether the truth has the same; rows are paired first. */
export function judgeOf(answer: unknown, truth: unknown): (path: Path) => boolean {
  const pairings = new Map<string, Map<number, number>>();
  const pairingAt = (path: Path): Map<number, number> => {
    const key = path.join('\n');
    const known = pairings.get(key);
    if (known) return known;
    const made = pairRows(listAt(answer, path), listAt(truth, path));
    pairings.set(key, made);
    return made;
  };
  return (path) => {
    let meant: unknown = truth;
    for (const [index, step] of path.entries()) {
      const own = typeof step === 'number' ? pairingAt(path.slice(0, index)).get(step) : step;
      if (own === undefined) return false;
      meant = partOf(meant, own);
    }
    return isSame(at(answer, path), meant);
  };
}

const partOf = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;

const at = (value: unknown, path: Path): unknown => path.reduce(partOf, value);

const listAt = (value: unknown, path: Path): unknown[] => {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
};

/** Rows with less in common than this share of their values are not the same row. */
const LEAST_ALIKE = 0.2;

/** Each row of an answer with the row of the truth that it is most like, each used once. */
function pairRows(rows: readonly unknown[], truths: readonly unknown[]): Map<number, number> {
  const likes = rows.flatMap((row, index) =>
    truths.map((truth, other) => ({ index, other, like: likenessOf(row, truth) })),
  );
  likes.sort((a, b) => b.like - a.like || Math.abs(a.index - a.other) - Math.abs(b.index - b.other));
  const [pairs, taken] = [new Map<number, number>(), new Set<number>()];
  for (const { index, other, like } of likes) {
    if (like <= LEAST_ALIKE || pairs.has(index) || taken.has(other)) continue;
    pairs.set(index, other);
    taken.add(other);
  }
  return pairs;
}

function likenessOf(row: unknown, truth: unknown): number {
  const [one, other] = [leavesOf(row), leavesOf(truth)];
  const names = [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => folded(one.get(name)) !== null || folded(other.get(name)) !== null,
  );
  return names.filter((name) => isSame(one.get(name), other.get(name))).length / Math.max(1, names.length);
}

function leavesOf(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[path, Array.isArray(value) ? JSON.stringify(value) : value]]);
  return new Map(Object.entries(value).flatMap(([name, part]) => [...leavesOf(part, `${path}/${name}`)]));
}
