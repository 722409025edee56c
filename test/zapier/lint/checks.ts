import {
  type Check,
  type Definition,
  type Finding,
  type InputField,
  inputsOf,
  kinds,
  visible,
} from './definition.ts';
import { sampleChecks } from './sample-checks.ts';
import { wordingChecks } from './wording-checks.ts';

/**
 * What Zapier checks when an app is published, as far as the definition alone can tell. Zapier itself does it on its
 * servers only; `validate` of its command line does not. The codes are Zapier's own.
 */
const allChecks: Check[] = [
  credentialsInActions,
  linkToKey,
  connectionLabel,
  idsWithoutList,
  references,
  hookWithoutList,
  insecureAddress,
  emptySearch,
  staticHook,
  noStaticInput,
  domainField,
  ...sampleChecks,
  ...wordingChecks,
];

export const lint = (definition: Definition): Finding[] => allChecks.flatMap((check) => check(definition));

const secretName = /api_?key|token|password|secret/i;

const everyInput = (definition: Definition): [at: string, field: InputField][] =>
  kinds.flatMap((kind) =>
    Object.entries(definition[kind] ?? {}).flatMap(([key, one]) =>
      inputsOf(one).map((field): [string, InputField] => [`${kind}.${key}.${field.key}`, field]),
    ),
  );

const finding = (code: string, at: string, message: string): Finding => ({ code, at, message });

/** The password of a PDF opens a document, not an account. */
function credentialsInActions(definition: Definition): Finding[] {
  return everyInput(definition)
    .filter(([, { key }]) => secretName.test(key) && key !== 'pdf_password')
    .map(([at]) => finding('D001', at, 'Credentials belong to the connection.'));
}

function linkToKey({ authentication }: Definition): Finding[] {
  return (authentication?.fields ?? [])
    .filter(({ key, helpText = '' }) => secretName.test(key) && !/\]\(https:\/\//.test(helpText))
    .map(({ key }) =>
      finding('D002', `authentication.${key}`, 'The help text has no link to where the key is found.'),
    );
}

function connectionLabel({ authentication }: Definition): Finding[] {
  if (!authentication) return [];
  const { connectionLabel: label, fields = [] } = authentication;
  if (!label) return [finding('D003', 'authentication', 'There is no connection label.')];
  if (typeof label !== 'string') return [];
  const secret = fields.find(({ key, type }) => type === 'password' && label.includes(`{{${key}}}`));
  const placeholders = label.match(/\{\{/g) ?? [];
  return secret || placeholders.length === 0
    ? [finding('D003', 'authentication', 'The connection label shows a secret or is the same for everyone.')]
    : [];
}

function idsWithoutList(definition: Definition): Finding[] {
  return everyInput(definition)
    .filter(([, { key, label = '', dynamic, choices }]) => {
      const isId = /(^|_)ids?$/.test(key) || /\bIDs?$/.test(label);
      // A number that users give their own customers is in no list of ours.
      return isId && key !== 'customer_id' && !dynamic && !choices;
    })
    .map(([at]) => finding('D004', at, 'An ID has no list to choose it from.'));
}

function references(definition: Definition): Finding[] {
  const found: Finding[] = [];
  for (const [at, { dynamic, search }] of everyInput(definition)) {
    if (dynamic && !definition.triggers?.[dynamic.split('.')[0] ?? ''])
      found.push(finding('D005', at, `There is no trigger for the list ${dynamic}.`));
    if (search && !definition.searches?.[search.split('.')[0] ?? ''])
      found.push(finding('D013', at, `There is no search ${search}.`));
    if (search && !dynamic) found.push(finding('D014', at, 'A field with a search needs a list, too.'));
  }
  for (const [key, { search, create }] of Object.entries(definition.searchOrCreates ?? {})) {
    if (!definition.searches?.[search] || !definition.creates?.[create])
      found.push(finding('D015', `searchOrCreates.${key}`, 'Its search or its create is not there.'));
  }
  return found;
}

function hookWithoutList(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, , { operation }]) => operation.type === 'hook' && !operation.performList)
    .map(([at]) => finding('D006', at, 'A hook needs a list for samples.'));
}

function insecureAddress(definition: Definition): Finding[] {
  const text = (value: unknown): string => JSON.stringify(value) ?? '';
  const requests: [string, unknown][] = [
    ['authentication.test', definition.authentication?.test],
    ...kinds.flatMap((kind) =>
      Object.entries(definition[kind] ?? {}).map(([key, { operation }]): [string, unknown] => [
        `${kind}.${key}`,
        [operation.perform, operation.performList, operation.performSubscribe, operation.performUnsubscribe],
      ]),
    ),
  ];
  return requests
    .filter(([, request]) => /"url":"http:/.test(text(request)))
    .map(([at]) => finding('D007', at, 'An address is not https.'));
}

function emptySearch(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, kind, one]) => kind === 'searches' && inputsOf(one).length === 0)
    .map(([at]) => finding('D009', at, 'A search needs something to search for.'));
}

function staticHook(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, , { operation }]) => operation.type === 'hook')
    .filter(([, , { operation }]) => !operation.performSubscribe || !operation.performUnsubscribe)
    .map(([at]) => finding('D017', at, 'A hook has to subscribe and unsubscribe by itself.'));
}

function noStaticInput(definition: Definition): Finding[] {
  return visible(definition)
    .filter(([, kind, one]) => kind === 'creates' && inputsOf(one).length === 0)
    .map(([at]) => finding('D022', at, 'An action needs an input that is always there.'));
}

/** Only ever a question for the person at Zapier who looks at the app: is the address checked before it is used? */
function domainField({ authentication }: Definition): Finding[] {
  return (authentication?.fields ?? [])
    .filter(({ key, inputFormat }) => inputFormat || /domain|url|host|server/i.test(key))
    .map(({ key }) =>
      finding('D026', `authentication.${key}`, 'A person at Zapier looks how this address is checked.'),
    );
}
