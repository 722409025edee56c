import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Section } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { type SectionItemPer, sectionJson } from '../../output/section-items';
import { sectionPath } from './path';

/** A comparison in the state it is in, with what was found once it is done. */
export async function getSection(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = sectionPath(context, item);
  const { section } = await apiRequest<{ section: Section }>(context, { method: 'GET', path, item });
  const per = context.getNodeParameter('sectionItemPer', item, 'comparison') as SectionItemPer;
  return sectionJson(section, per).map((json) => ({ json, pairedItem: { item } }));
}
