import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Section } from '../../../shared/api';
import { apiRequest } from '../../../shared/request';
import { sectionJson } from '../../output/section-items';
import { sectionPath } from './path';

/** A comparison in the state it is in, with what was found once it is done. */
export async function getSection(context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
  const path = sectionPath(context, item);
  const { section } = await apiRequest<{ section: Section }>(context, { method: 'GET', path, item });
  return sectionJson(context, item, section).map((json) => ({ json, pairedItem: { item } }));
}
