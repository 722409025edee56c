import type { INodeProperties } from 'n8n-workflow';
import { apiProperties } from './api';
import { exportProperties } from './export';
import { extractOptionProperties, extractProperties } from './extract';
import { idProperties } from './ids';
import { listProperties } from './lists';
import { parserProperties } from './parser';
import { resourceProperties } from './resource';
import { resultProperties } from './results';
import { reviewProperties } from './review';

/** Everything the node asks for, in the order the editor shows it. */
export const properties: INodeProperties[] = [
  ...resourceProperties,
  ...idProperties,
  ...extractProperties,
  ...parserProperties,
  ...reviewProperties,
  ...listProperties,
  ...exportProperties,
  ...apiProperties,
  ...resultProperties,
  ...extractOptionProperties,
];
