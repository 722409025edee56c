import type { IExecuteFunctions } from 'n8n-workflow';
import { apiRequest } from '../../shared/request';
import type { ItemOperation } from './each-item';

/** Deletes what the user named, whatever it is: `pathOf` says where that is. */
export const deleteAt =
  (pathOf: (context: IExecuteFunctions, item: number) => string): ItemOperation =>
  async (context, item) => {
    await apiRequest(context, { method: 'DELETE', path: pathOf(context, item), item });
    return [{ json: { deleted: true }, pairedItem: { item } }];
  };
