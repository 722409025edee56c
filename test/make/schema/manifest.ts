import { closed, each, type JsonSchema, listOf, textOrNull, words, yesOrNo } from './parts.ts';

export const componentTypes = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint'] as const;

/** The code files of each kind of component and the schema of each. */
export const codeFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  connection: { communication: 'communication', params: 'parameters', common: 'common' },
  webhook: {
    communication: 'communication',
    params: 'parameters',
    attach: 'communication',
    detach: 'communication',
    update: 'communication',
    requiredScope: 'scope',
  },
  module: {
    communication: 'communication',
    staticParams: 'parameters',
    mappableParams: 'parameters',
    interface: 'parameters',
    samples: 'samples',
    scope: 'scope',
    epoch: 'epoch',
  },
  rpc: { communication: 'communication', params: 'parameters' },
};

/** JavaScript's reserved words are refused as ids. */
const id = (pattern: string): JsonSchema => ({
  allOf: [
    { pattern },
    { not: { pattern: '^(new|delete|import|export|return|default|class|function|switch)$' } },
  ],
});
const ids: Readonly<Record<string, JsonSchema>> = {
  connection: id('^[a-zA-Z][0-9a-zA-Z-]{1,33}[0-9a-zA-Z]$'),
  webhook: id('^[a-zA-Z][0-9a-zA-Z-]{1,33}[0-9a-zA-Z]$'),
  module: id('^[a-zA-Z][0-9a-zA-Z]{2,47}$'),
  rpc: id('^[a-zA-Z][0-9a-zA-Z]{2,47}$'),
};

const componentOf = (type: string): JsonSchema =>
  closed(
    {
      label: { type: 'string', minLength: 1, maxLength: 128 },
      description: { type: 'string', minLength: 1 },
      connectionType: words('basic', 'oauth'),
      webhookType: words('web', 'web-shared'),
      moduleType: words('trigger', 'action', 'search', 'instant_trigger', 'responder', 'universal'),
      actionCrud: words('create', 'read', 'update', 'delete', null),
      connection: textOrNull,
      altConnection: textOrNull,
      webhook: textOrNull,
      codeFiles: closed(each(Object.keys(codeFiles[type] ?? {}), textOrNull)),
    },
    type === 'module' ? ['label', 'description', 'moduleType', 'codeFiles'] : ['label', 'codeFiles'],
  );

const mapping = closed(
  each(
    componentTypes,
    listOf(
      closed({ local: textOrNull, remote: textOrNull, localDeleted: yesOrNo, nonOwnedByApp: yesOrNo }, [
        'local',
        'remote',
      ]),
    ),
  ),
  [...componentTypes],
);
const origin = closed(
  {
    label: { type: 'string' },
    baseUrl: { type: 'string', pattern: '^https://(.*)/api$' },
    appId: { type: 'string', pattern: '^[a-z][0-9a-z-]+[0-9a-z]$' },
    appVersion: { type: 'number' },
    apikeyFile: { type: 'string' },
    idMapping: mapping,
  },
  ['baseUrl', 'appId', 'appVersion', 'apikeyFile'],
);

/** `makecomapp.json`. All six kinds of components have to be there, also those that are empty. */
export const manifest: JsonSchema = closed(
  {
    fileVersion: { const: 1 },
    generalCodeFiles: closed(each(['base', 'common', 'readme', 'groups'], textOrNull), [
      'base',
      'common',
      'readme',
      'groups',
    ]),
    components: closed(
      Object.fromEntries(
        componentTypes.map((type) => [
          type,
          { type: 'object', propertyNames: ids[type] ?? {}, additionalProperties: componentOf(type) },
        ]),
      ),
      [...componentTypes],
    ),
    origins: listOf(origin),
  },
  ['fileVersion', 'generalCodeFiles', 'components', 'origins'],
);
