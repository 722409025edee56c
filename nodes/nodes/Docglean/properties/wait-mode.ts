import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** When to continue; `returned` says what "at once" gives. */
export const waitMode = (displayOptions: IDisplayOptions, returned: string): INodeProperties => ({
  displayName: 'When to Continue',
  name: 'waitMode',
  type: 'options',
  noDataExpression: true,
  displayOptions,
  options: [
    {
      name: 'Suspend Until Done',
      value: 'suspend',
      description:
        'The workflow sleeps and is woken by Docglean. Best for many files. The Docglean server must be able to reach n8n.',
    },
    {
      name: 'Poll Until Done',
      value: 'poll',
      description: 'The workflow stays active and asks again and again. Works behind any firewall.',
    },
    { name: 'Return at Once', value: 'return', description: returned },
  ],
  default: 'suspend',
});
