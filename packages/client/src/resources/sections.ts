import type {
  CreateSection,
  Section,
  SectionExportQuery,
  SectionFilter,
  SectionSummary,
} from '@docglean/contract';
import type { Api } from '../api.ts';
import { formOf } from '../form.ts';
import { type WaitOptions, waitUntilFinished } from '../wait.ts';

/** Files themselves, or references to them, or what was read already. */
export type SectionInput = Omit<CreateSection, 'files'> & { files?: File[] | CreateSection['files'] };

export function sectionsOf({ json, pages, request }: Api) {
  const create = async (input: SectionInput): Promise<SectionSummary> => {
    const files = (input.files ?? []).filter((file) => file instanceof File);
    const parts = files.length > 0 ? { body: formOf({ ...input, files }) } : { json: input };
    return (await json<{ section: SectionSummary }>('POST', '/v1/sections', parts)).section;
  };
  const get = async (id: string, { waitSeconds = 0 } = {}): Promise<Section> =>
    (await json<{ section: Section }>('GET', `/v1/sections/${id}`, { query: { wait: waitSeconds } })).section;
  /** Waits until the comparison is finished. With `timeoutMs` it throws after that long; the comparison itself goes on. */
  const wait = (id: string, options: WaitOptions = {}): Promise<Section> =>
    waitUntilFinished((waitSeconds) => get(id, { waitSeconds }), options, {
      unfinished: `The comparison ${id}`,
      goOn: 'wait for it again',
    });

  return {
    create,
    wait,
    /** Sends documents of one type, waits, and gives the comparison with its result. */
    createAndWait: async (input: SectionInput, options: WaitOptions = {}): Promise<Section> =>
      wait((await create(input)).id, options),
    /** With its result once it is completed. `waitSeconds` (up to 60) holds the answer until it is finished. */
    get,
    /** Newest first, without their results. */
    list: (filters: SectionFilter = {}) => pages<SectionSummary>('/v1/sections', { ...filters }),
    /** The answer with the file as its body: the table as `csv` or `xlsx`, everything as `json`. */
    export: (id: string, query: SectionExportQuery = {}) =>
      request('GET', `/v1/sections/${id}/export`, { query }),
    /** Deletes it, and the files that were sent for it. */
    delete: async (id: string): Promise<void> => void (await request('DELETE', `/v1/sections/${id}`)),
  };
}
