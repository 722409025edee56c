import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { DetectedField, FileReference, Parser } from '../../../shared/api';
import { parserPath } from '../../../shared/parser-id';
import { apiRequest } from '../../../shared/request';
import { failureItem, orFailures } from '../../extraction/failure';
import { fileReference } from '../../extraction/file-reference';
import { currentRun } from '../../extraction/run';

const mostSamples = 5;

/** Lets the files of all input items, samples of one kind, propose the fields of a parser: one output item for all. */
export async function detectFields(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const inputs = [...context.getInputData().keys()];
  const pairedItem = inputs.map((item) => ({ item }));
  const { result, failures } = await orFailures(context, inputs, async () => {
    if (inputs.length > mostSamples) {
      throw new NodeOperationError(context.getNode(), `There are ${inputs.length} samples`, {
        description: `Give at most ${mostSamples} files of one kind, for example with a Limit node before this one.`,
      });
    }
    const run = currentRun(context);
    const files: FileReference[] = [];
    for (const item of inputs) files.push(await fileReference(context, run, item));
    return apiRequest<{ parser: Parser; fields: DetectedField[] }>(context, {
      method: 'POST',
      path: `${parserPath(context, 0)}/detect-fields`,
      qs: {
        save: context.getNodeParameter('saveFields', 0, true) as boolean,
        replace: context.getNodeParameter('replaceFields', 0, false) as boolean,
      },
      body: { files },
    });
  });
  if (!result) return failures.map(failureItem);
  const { parser, fields } = result;
  const simplify = context.getNodeParameter('simplify', 0, true) as boolean;
  const proposed = simplify
    ? fields.map(({ name, type, example, confidence, fields: columns }) => ({
        name,
        type,
        example,
        confidence,
        ...(columns && { columns: columns.map((column) => column.name) }),
      }))
    : fields;
  const json = { parser_id: parser.id, parser_name: parser.name, fields: proposed };
  return [{ json: json as unknown as INodeExecutionData['json'], pairedItem }];
}
