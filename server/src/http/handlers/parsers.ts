import { DetectFieldsOptions, maxSamples, type parsersOperations } from '@docglean/contract';
import { createParser } from '../../parsers/create.ts';
import { deleteParser } from '../../parsers/delete.ts';
import { deleteMemory } from '../../parsers/delete-memory.ts';
import { detectFields, parserToDetect } from '../../parsers/detect-fields.ts';
import { getParser } from '../../parsers/get.ts';
import { getParserAccuracy } from '../../parsers/get-accuracy.ts';
import { getParserInterface } from '../../parsers/get-interface.ts';
import { listParsers } from '../../parsers/list.ts';
import { listMemories } from '../../parsers/list-memories.ts';
import { updateParser } from '../../parsers/update.ts';
import { discardFiles } from '../../uploads/discard-files.ts';
import { readFiles } from '../read-submission.ts';
import type { HandlersOf } from '../types.ts';

export const parsersHandlers: HandlersOf<typeof parsersOperations> = {
  async createParser({ db }, { caller, body }) {
    return { json: { parser: await createParser(db, caller.accountId, body) } };
  },

  async listParsers({ db }, { caller, query }) {
    return { json: await listParsers(db, caller.accountId, query) };
  },

  async getParser({ db }, { caller, params }) {
    return { json: { parser: await getParser(db, caller.accountId, params.id) } };
  },

  async updateParser({ db }, { caller, params, body }) {
    return { json: { parser: await updateParser(db, caller.accountId, params.id, body) } };
  },

  async deleteParser({ db }, { caller, params }) {
    await deleteParser(db, caller.accountId, params.id);
    return null;
  },

  async detectFields(services, { caller, params, query, body, request }) {
    const parser = await parserToDetect(services, caller.accountId, params.id, query);
    const { files, options } = await readFiles(services, caller, request, body, {
      schema: DetectFieldsOptions,
      mostFiles: maxSamples,
    });
    try {
      const how = { ...options, ...query };
      return { json: await detectFields(services, caller.accountId, parser, files, how) };
    } finally {
      await discardFiles(services, files);
    }
  },

  async getParserInterface({ db }, { caller, params, query }) {
    return { json: await getParserInterface(db, caller.accountId, params.id, query) };
  },

  async getParserAccuracy({ db }, { caller, params }) {
    return { json: { accuracy: await getParserAccuracy(db, caller.accountId, params.id) } };
  },

  async listMemories({ db }, { caller, params, query }) {
    return { json: await listMemories(db, caller.accountId, params.id, query) };
  },

  async deleteMemory({ db }, { caller, params }) {
    await deleteMemory(db, caller.accountId, params.id, params.memory_id);
    return null;
  },
};
