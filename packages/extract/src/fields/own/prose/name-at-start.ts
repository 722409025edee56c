const LEADING =
  /^[\s,;:.–-]*(?:(?:and|und|et|y|or|on (?:the )?(?:one|other) (?:hand|part)|the undersigned)\b[\s,:]*|\(?(?:[ivx]+|\d|[a-c])[).]\s*)*/i;
const AFTER_NAME =
  /,?\s+(?:an?|the|having|with|located|whose|residing|doing|acting|organi[sz]ed|incorporated|eine?|mit|vertreten|une?|dont|représentée|and (?:its|all|each|the)|for (?:itself|himself)|on behalf|individually|as|of)\b|,\s+(?:\d|located|individually)|\s*[(;“"[_]/u;
const LONGEST_NAME = 80;

/** "Delta Works, Inc., a Delaware corporation having …" → "Delta Works, Inc." */
export function nameAtStart(chunk: string): string | null {
  const text = chunk.replace(LEADING, '');
  const end = text.search(AFTER_NAME);
  const name = (end >= 0 ? text.slice(0, end) : text).replace(/[\s,;:]+$/, '').trim();
  const isName = /^(?:[\p{Lu}\d]|\p{Ll}\p{Lu})/u.test(name) && name.length > 2 && name.length <= LONGEST_NAME;
  return isName && /\p{Lu}/u.test(name) && name.split(/\s+/).length <= 10 ? name : null;
}
