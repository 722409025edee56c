import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

interface JsonParameter {
  parameter: string;
  /** As the user sees it. */
  name: string;
}

/** A parameter that holds JSON, as text or from an expression. Undefined where it is empty; throws where it is none. */
export function jsonValue(
  context: IExecuteFunctions,
  item: number,
  { parameter, name }: JsonParameter,
): unknown {
  const given = context.getNodeParameter(parameter, item, '') as unknown;
  if (typeof given !== 'string') return given;
  if (given.trim() === '') return undefined;
  try {
    return JSON.parse(given);
  } catch (error) {
    throw new NodeOperationError(context.getNode(), `"${name}" is not valid JSON`, {
      itemIndex: item,
      description: `Check quotes, commas and brackets.\n${(error as Error).message}`,
    });
  }
}

/** The same for a JSON object; an empty one where there is nothing. */
export function jsonObject(context: IExecuteFunctions, item: number, wanted: JsonParameter): IDataObject {
  const value = jsonValue(context, item, wanted) ?? {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as IDataObject;
  throw new NodeOperationError(context.getNode(), `"${wanted.name}" is not a JSON object`, {
    itemIndex: item,
    description: 'It begins with { and ends with }, such as {"total_amount": 1190}.',
  });
}
