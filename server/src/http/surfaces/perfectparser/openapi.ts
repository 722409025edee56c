import { describeApi, errorCatalogue } from '@docglean/contract';
import { codeHere } from './codes.ts';
import { PerfectparserError, perfectparserOperations } from './operations.ts';

/** The OpenAPI document of this surface: the operations, the codes and the base URL that hold here. */
export const describePerfectparser = (version: string, serverUrl: string) =>
  describeApi({
    title: "Docglean in PerfectParser's words",
    description: 'Documents in, structured data out, for clients of PerfectParser.',
    version,
    serverUrl: `${serverUrl}/perfectparser`,
    operations: perfectparserOperations,
    errors: {
      answerOf: (code) => ({ ...codeHere(code), message: errorCatalogue[code].message }),
      body: PerfectparserError,
      documentCodes: { description: 'Why a document could not be read, such as `CORRUPT_FILE`.' },
      alwaysTellsRate: true,
    },
  });
