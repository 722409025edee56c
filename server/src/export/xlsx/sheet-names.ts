const longest = 31;

/** Gives names that Excel allows for sheets, each once: without : \ / ? * [ ], short, and different whatever their case. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set(['history']);
  return (wanted) => {
    const clean = wanted.replaceAll(/[:\\/?*[\]\p{Cc}]/gu, ' ').replaceAll(/^[\s']+|[\s']+$/g, '') || 'Table';
    let name = cut(clean, '');
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = cut(clean, ` (${number})`);
    taken.add(name.toLowerCase());
    return name;
  };
}

const cut = (name: string, suffix: string) =>
  `${name
    .slice(0, longest - suffix.length)
    .toWellFormed()
    .replaceAll(/[\s'\ufffd]+$/g, '')}${suffix}`;
