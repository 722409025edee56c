import { type Check, type Definition, type Finding, inputsOf, visible } from './definition.ts';

/** Words in between that titles write small. */
const smallWords = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);
const isTitle = (label: string): boolean =>
  label.split(/\s+/).every((word, index) => (index > 0 && smallWords.has(word)) || /^[A-Z0-9(]/.test(word));

export const wordingChecks: Check[] = [
  barelyLinked,
  redundantHelp,
  noTitle,
  triggerDescription,
  actionDescription,
  keys,
];

/** Every text that is shown as Markdown. */
const texts = (definition: Definition): [at: string, text: string][] => [
  ...(definition.authentication?.fields ?? []).map(({ key, helpText = '' }): [string, string] => [
    `authentication.${key}`,
    helpText,
  ]),
  ...visible(definition).flatMap(([at, , one]): [string, string][] => [
    [at, one.display.description ?? ''],
    ...inputsOf(one).map(({ key, helpText = '' }): [string, string] => [`${at}.${key}`, helpText]),
  ]),
];

function barelyLinked(definition: Definition): Finding[] {
  return texts(definition).flatMap(([at, text]): Finding[] => {
    const bare = text.replace(/`[^`]*`/g, '').replace(/\[[^\]]*\]\([^)]*\)/g, '');
    const found: Finding[] = [];
    if (/https?:\/\/\S/.test(bare.replace(/https:\/\/\.(\s|$)/g, '')))
      found.push({ code: 'D008', at, message: 'An address stands there as it is: make it a link or code.' });
    if (/\[[^\]]+\]\(\s*\)/.test(text)) found.push({ code: 'D008', at, message: 'A link leads nowhere.' });
    if (/\b(javascript|data):/i.test(text))
      found.push({ code: 'D025', at, message: 'An address could do harm.' });
    return found;
  });
}

const letters = (text: string): string => text.replace(/\W/g, '').toLowerCase();

function redundantHelp(definition: Definition): Finding[] {
  return visible(definition).flatMap(([at, , one]) =>
    inputsOf(one)
      .filter(({ label, helpText }) => label && helpText && letters(label) === letters(helpText))
      .map(({ key }) => ({
        code: 'D011',
        at: `${at}.${key}`,
        message: 'The help text only repeats the label.',
      })),
  );
}

function noTitle(definition: Definition): Finding[] {
  return visible(definition).flatMap(([at, , one]) => {
    const labels: [string, string][] = [
      [at, one.display.label ?? ''],
      ...inputsOf(one)
        .filter(({ type }) => type !== 'copy')
        .map(({ key, label = '' }): [string, string] => [`${at}.${key}`, label]),
    ];
    return labels
      .filter(([, label]) => !label || !isTitle(label))
      .map(([where, label]) => ({
        code: 'D018',
        at: where,
        message: `"${label}" is not written as a title.`,
      }));
  });
}

function triggerDescription(definition: Definition): Finding[] {
  return visible(definition)
    .filter(
      ([, kind, { display }]) =>
        kind === 'triggers' && !/^Triggers when .+\.$/.test(display.description ?? ''),
    )
    .map(([at]) => ({ code: 'D021', at, message: 'It has to read "Triggers when … .".' }));
}

/** Zapier's style guide: what it does, in the third person, as a sentence. */
function actionDescription(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, kind]) => kind !== 'triggers')
    .filter(([, , { display }]) => !/^[A-Z][a-z]+s .+\.$/.test(display.description ?? ''))
    .map(([at]) => ({ code: 'STYLE', at, message: 'It has to say what it does, like "Finds a document.".' }));
}

/** What is once in people's Zaps keeps its key for ever. */
function keys(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([at, , { key }]) => !/^[a-z][a-z0-9_]*$/.test(key ?? '') || !at.endsWith(`.${key}`))
    .map(([at]) => ({ code: 'KEY', at, message: 'A key is written in small letters with underscores.' }));
}
