import type { DocumentSummary } from '../../shared/api';
import { listItems } from '../../shared/list-items';
import type { ApiContext } from '../../shared/request';
import { longPartsOf, type View } from '../output/view';

/** All documents of an extraction in the order of submission, with what the view of them needs. */
export const fetchDocuments = (
  context: ApiContext,
  extractionId: string,
  view: View,
  item?: number,
): Promise<DocumentSummary[]> =>
  listItems<DocumentSummary>(context, {
    path: `/v1/extractions/${encodeURIComponent(extractionId)}/results`,
    qs: longPartsOf(view),
    ...(item !== undefined && { item }),
  });
