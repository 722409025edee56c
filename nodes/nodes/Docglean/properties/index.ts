import type { INodeProperties } from 'n8n-workflow';
import { apiProperties } from './api';
import { exportProperties } from './export';
import { extractOptionProperties, extractProperties } from './extract';
import { idProperties } from './ids';
import { listProperties } from './lists';
import { matchProperties } from './match';
import { parserProperties } from './parser';
import { resourceProperties } from './resource';
import { resultProperties } from './results';
import { reviewProperties } from './review';
import { sectionProperties } from './section';

/** Everything the node asks for, in the order the editor shows it. */
export const properties: INodeProperties[] = [
  ...resourceProperties,
  ...idProperties,
  ...extractProperties,
  ...parserProperties,
  ...reviewProperties,
  ...sectionProperties,
  ...matchProperties,
  ...listProperties,
  ...exportProperties,
  ...apiProperties,
  ...resultProperties,
  ...extractOptionProperties,
];
