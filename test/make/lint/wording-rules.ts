import { type App, type Check, everyParameter, type Finding, finding } from './app-model.ts';

const verbs =
  /^(Watch|List|Search|Get|Create|Delete|Submit|Extract|Export|Review|Detect|Compare|Match|Make) /;

/** Words that are written large wherever they stand. */
const names = /\b(API|ID|IDs|URL|PDF|CSV|JSON|XML|Excel|Docglean|Make|SHA|SKU|MIME|AI)\b/g;

const labels: Check = (app) =>
  app.modules.flatMap(({ at, about: { label = '', moduleType } }): Finding[] => {
    const isTrigger = moduleType === 'trigger' || moduleType === 'instant_trigger';
    return [
      ...(verbs.test(label) ? [] : ['It has to begin with what the module does.']),
      ...(!isTrigger || /^Watch \w+s\b/.test(label) ? [] : ['A trigger is "Watch" and a plural.']),
      ...(moduleType !== 'search' || /^(List|Search) [\w ]*s$/.test(label)
        ? []
        : ['A search is "List" or "Search" and a plural.']),
    ].map((message) => finding('module-label', at, `"${label}": ${message}`));
  });

/** Third person, the result in the end; triggers say when. */
const descriptions: Check = (app) =>
  app.modules
    .filter(({ about: { description = '', moduleType = '' } }) =>
      moduleType.includes('trigger')
        ? !/^Triggers when .+\.$/.test(description)
        : !/^[A-Z][a-z]+s .+\.$/.test(description),
    )
    .map(({ at, about }) => finding('description', at, `"${about.description}"`));

/** Sentence case throughout. */
const sentenceCase: Check = (app: App) => {
  const parts = [...app.connections, ...app.webhooks, ...app.modules, ...app.rpcs];
  const texts = [
    ...parts.map(({ at, about }): [string, string] => [at, about.label ?? '']),
    ...parts.flatMap(({ at, code }) =>
      [code.params, code.staticParams, code.mappableParams, code.interface]
        .flatMap((spec) => everyParameter(spec, at))
        .map(([where, { label }]): [string, string] => [where, label ?? '']),
    ),
  ];
  return texts
    .filter(([, text]) => / [A-Z][a-z]/.test(text.replace(names, '')) || /^[a-z]/.test(text))
    .map(([at, text]) => finding('sentence-case', at, `"${text}"`));
};

export const wordingRules: readonly Check[] = [labels, descriptions, sentenceCase];
