import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Fields that several operations have in the same way. */

export const customerId: INodeProperties = {
  displayName: 'Customer ID',
  name: 'customerId',
  type: 'string',
  default: '',
  placeholder: 'e.g. C-1042',
  description: 'Your own customer number. It is given back with the results.',
};

export const language: INodeProperties = {
  displayName: 'Language',
  name: 'language',
  type: 'string',
  default: '',
  placeholder: 'e.g. de',
  description: 'The language of the documents as two letters. Found out by itself when left out.',
};

export const outputFile = (show: NonNullable<IDisplayOptions['show']>): INodeProperties => ({
  displayName: 'Put Output File in Field',
  name: 'binaryPropertyName',
  type: 'string',
  required: true,
  displayOptions: { show },
  default: 'data',
  placeholder: 'e.g. data',
  hint: 'The name of the output binary field to put the file in',
});
