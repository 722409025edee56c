import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { list } from '../api/call.ts';
import { orNothing } from '../api/or-nothing.ts';
import type { Section, SectionSummary } from '../api/types.ts';
import { waitForComparison } from '../comparison/wait.ts';
import { describeComparison } from '../output/comparison.ts';
import { comparisonFields } from '../output/comparison-fields.ts';
import { sampleComparison } from '../output/comparison-samples.ts';

interface Input {
  comparison_id?: string;
  customer_id?: string;
  status?: string;
}

/** Lists have no results, which are long: only that of the newest is fetched, and a Zap uses no other. */
async function perform(z: ZObject, bundle: Bundle) {
  const { comparison_id, ...filters } = bundle.inputData as Input;
  const [newest] = comparison_id
    ? [{ id: comparison_id.trim() }]
    : await list<SectionSummary>(z, '/v1/sections', { ...filters, limit: 1 });
  const found: Section | undefined = newest && (await orNothing(waitForComparison(z, newest.id)));
  return found ? [describeComparison(z, found) as { id: string }] : [];
}

export const findComparison = {
  key: 'find_comparison',
  noun: 'Comparison',
  display: {
    label: 'Find Comparison',
    description: 'Finds the newest comparison of documents, with what was found.',
  },
  operation: {
    inputFields: [
      {
        key: 'comparison_id',
        label: 'Comparison',
        type: 'string',
        required: false,
        dynamic: 'comparison_list.id.name',
        helpText: 'Only this one: the `Comparison ID` that an earlier step gives.',
      },
      {
        key: 'customer_id',
        label: 'Customer Number',
        type: 'string',
        required: false,
        helpText: 'The number that was given when the documents were submitted.',
      },
      {
        key: 'status',
        label: 'Status',
        type: 'string',
        required: false,
        choices: {
          completed: 'Completed',
          failed: 'Failed',
          processing: 'Being Compared',
          queued: 'Waiting',
        },
        helpText: 'Only those that stand so.',
      },
    ],
    perform,
    sample: sampleComparison,
    outputFields: [...comparisonFields],
  },
} satisfies Search;
