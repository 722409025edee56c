import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Section } from '../../../shared/api';
import { failureItem } from '../../extraction/failure';
import { noteOf } from '../../extraction/note';
import { goesOnAfterErrors, refuseLate, runIndexOf } from '../../extraction/refuse';
import { type SectionItemPer, sectionJson } from '../../output/section-items';
import { fetchSection, notCompared } from './wait';

/** Wakes an execution that sleeps until documents are compared, with what was found. */
export async function resumeSection(context: IWebhookFunctions, id: string): Promise<IWebhookResponseData> {
  const section = await fetchSection(context, id);
  if (noteOf(section).run_index !== runIndexOf(context)) return refuseLate(context);
  if (section.status === 'failed' && goesOnAfterErrors(context)) {
    const description = section.error?.message;
    const failure = { item: 0, message: notCompared, ...(description && { description }) };
    return { workflowData: [[failureItem(failure)]] };
  }
  return { workflowData: [jsonOf(context, section).map((json) => ({ json }))] };
}

function jsonOf(context: IWebhookFunctions, section: Section): IDataObject[] {
  if (section.status === 'completed' || section.status === 'failed') {
    return sectionJson(section, context.getNodeParameter('sectionItemPer', 'comparison') as SectionItemPer);
  }
  // The deadline has passed; the server goes on.
  return sectionJson(section, 'comparison').map((json) => ({ ...json, status: 'timed_out' }));
}
