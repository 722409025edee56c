import type { IExecuteFunctions } from 'n8n-workflow';
import { requiredText } from '../../../shared/required-text';

const sectionId = {
  parameter: 'sectionId',
  name: 'Section ID',
  from: 'Use the section_id that Section > Create gives. It starts with "sec_".',
};

export const sectionIdOf = (context: IExecuteFunctions, item: number): string =>
  requiredText(context, item, sectionId);

/** `/v1/sections/sec_…` of an input item. */
export const sectionPath = (context: IExecuteFunctions, item: number): string =>
  `/v1/sections/${encodeURIComponent(sectionIdOf(context, item))}`;
