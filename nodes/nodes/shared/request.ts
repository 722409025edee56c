import {
  type IDataObject,
  type IExecuteFunctions,
  type IHookFunctions,
  type IHttpRequestOptions,
  type ILoadOptionsFunctions,
  type IN8nHttpFullResponse,
  type IPollFunctions,
  type IWebhookFunctions,
  NodeApiError,
} from 'n8n-workflow';
import type { ApiErrorBody } from './api';
import { describeApiError } from './describe-error';
import { serverUrlOf } from './server-url';

export type ApiContext =
  | IExecuteFunctions
  | IHookFunctions
  | ILoadOptionsFunctions
  | IPollFunctions
  | IWebhookFunctions;

interface ApiRequest extends Omit<IHttpRequestOptions, 'url' | 'baseURL'> {
  /** From the root of the server: `/v1/me`. */
  path: string;
  /** Input item the request is made for; an error points to it. */
  item?: number;
}

/** The answer's body. Throws a NodeApiError in the server's own words: what is wrong, and how to mend it. */
export async function apiRequest<Answer>(context: ApiContext, request: ApiRequest): Promise<Answer> {
  return (await apiResponse(context, request)).body as Answer;
}

export async function apiResponse(
  context: ApiContext,
  { path, item, ...options }: ApiRequest,
): Promise<IN8nHttpFullResponse> {
  const credentials = await context.getCredentials('docgleanApi');
  const serverUrl = serverUrlOf(credentials);
  let response: IN8nHttpFullResponse;
  try {
    response = await context.helpers.httpRequestWithAuthentication.call(context, 'docgleanApi', {
      json: true,
      // A workflow that the user stops does not go on waiting here.
      ...('getExecutionCancelSignal' in context && { abortSignal: context.getExecutionCancelSignal() }),
      ...options,
      baseURL: serverUrl,
      url: path,
      returnFullResponse: true,
      // The server's own words are in the body; n8n would replace them with those of the status code.
      ignoreHttpStatusErrors: true,
    });
  } catch (error) {
    throw new NodeApiError(
      context.getNode(),
      {},
      {
        message: `The Docglean server at ${serverUrl} does not answer`,
        description:
          'Check that it is running and that the Server URL in the credential is right. If n8n runs in Docker, "localhost" is the container itself: use the address of the machine, such as http://host.docker.internal:3210.' +
          `\n${(error as Error).message}`,
        ...(item !== undefined && { itemIndex: item }),
      },
    );
  }
  if (response.statusCode < 400) return response;

  const body = readErrorBody(response.body);
  const refusal = new NodeApiError(
    context.getNode(),
    {},
    {
      ...describeApiError(body, response.statusCode),
      httpCode: String(response.statusCode),
      ...(item !== undefined && { itemIndex: item }),
    },
  );
  if (body) refusal.context.data = { ...body };
  throw refusal;
}

/** An answer asked for as bytes brings its error as bytes too. */
function readErrorBody(body: unknown): ApiErrorBody | undefined {
  const isBytes = Buffer.isBuffer(body) || body instanceof ArrayBuffer;
  try {
    const json = isBytes ? JSON.parse(Buffer.from(body as Buffer).toString()) : body;
    return (json as IDataObject | undefined)?.error ? (json as ApiErrorBody) : undefined;
  } catch {
    return undefined;
  }
}
